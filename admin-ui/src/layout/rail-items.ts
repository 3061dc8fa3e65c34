import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import ApiIcon from '@mui/icons-material/DataObjectOutlined';
import BodiesIcon from '@mui/icons-material/CorporateFareOutlined';
import CalendarIcon from '@mui/icons-material/EventAvailableOutlined';
import CasesIcon from '@mui/icons-material/FolderOutlined';
import DashboardIcon from '@mui/icons-material/SpaceDashboardOutlined';
import DepositsIcon from '@mui/icons-material/AccountBalanceOutlined';
import DeliveriesIcon from '@mui/icons-material/ForwardToInboxOutlined';
import DeadlinesIcon from '@mui/icons-material/CalendarMonthOutlined';
import ExpertsIcon from '@mui/icons-material/SchoolOutlined';
import ExchangeIcon from '@mui/icons-material/SyncAltOutlined';
import ExchangedIcon from '@mui/icons-material/HubOutlined';
import HealthIcon from '@mui/icons-material/HealthAndSafetyOutlined';
import InvitationsIcon from '@mui/icons-material/MailOutlined';
import IncidentsIcon from '@mui/icons-material/ReportProblemOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import NoticesIcon from '@mui/icons-material/CampaignOutlined';
import OperationsIcon from '@mui/icons-material/MonitorHeartOutlined';
import OutagesIcon from '@mui/icons-material/PowerOffOutlined';
import ProcessesIcon from '@mui/icons-material/AccountTreeOutlined';
import TendersIcon from '@mui/icons-material/GavelOutlined';
import FeesIcon from '@mui/icons-material/PaymentsOutlined';
import RoomsIcon from '@mui/icons-material/MeetingRoomOutlined';
import RegisterIcon from '@mui/icons-material/BadgeOutlined';
import ProposalsIcon from '@mui/icons-material/HowToRegOutlined';
import TemplatesIcon from '@mui/icons-material/DescriptionOutlined';
import UsersIcon from '@mui/icons-material/PeopleOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { AppAbility, Me } from '../../../api/contract';

/** The groups of the rail, in their order. */
export const railGroups = ['work', 'directory', 'administration', 'operations'] as const;
export type RailGroup = (typeof railGroups)[number];

export interface RailItem {
  /** Its word under `shell.nav`. */
  readonly name: string;
  readonly icon: SvgIconComponent;
  /** A page of the console. */
  readonly to?: string;
  /** A page elsewhere, opened in a tab of its own. */
  readonly href?: string;
  readonly group: RailGroup;
}

interface Offer extends RailItem {
  readonly when?: (ability: AppAbility, me: Me | undefined) => boolean;
}

/** Whose work reaches beyond this platform. */
const readersOfOthers: readonly string[] = ['centre', 'administration', 'supervisor', 'inspector', 'operator'];

const offers: readonly Offer[] = [
  {
    name: 'dashboard',
    to: '/dashboard',
    icon: DashboardIcon,
    group: 'work',
    when: (ability) => ability.can('read', 'Dashboard'),
  },
  { name: 'inbox', to: '/tasks', icon: InboxIcon, group: 'work' },
  { name: 'cases', to: '/cases', icon: CasesIcon, group: 'work' },
  {
    name: 'tenders',
    to: '/tenders',
    icon: TendersIcon,
    group: 'work',
    when: (_ability, me) => me?.acting.role === 'bidder',
  },
  {
    name: 'invitations',
    to: '/invitations',
    icon: InvitationsIcon,
    group: 'work',
    when: (_ability, me) => me?.acting.role === 'expert',
  },
  {
    name: 'expertRecord',
    to: '/expert-record',
    icon: RegisterIcon,
    group: 'work',
    when: (_ability, me) => me?.acting.role === 'expert',
  },
  {
    name: 'rooms',
    to: '/rooms',
    icon: RoomsIcon,
    group: 'work',
    when: (_ability, me) => me?.acting.role === 'centre',
  },
  {
    name: 'proposals',
    to: '/proposals',
    icon: ProposalsIcon,
    group: 'work',
    when: (ability) => ability.can('read', 'Proposal'),
  },
  { name: 'deadlines', to: '/deadlines', icon: DeadlinesIcon, group: 'work' },
  { name: 'notices', to: '/notices', icon: NoticesIcon, group: 'work' },
  {
    name: 'exchanged',
    to: '/exchanged',
    icon: ExchangedIcon,
    group: 'directory',
    when: (_ability, me) => me !== undefined && readersOfOthers.includes(me.acting.role),
  },
  {
    name: 'outages',
    to: '/outages',
    icon: OutagesIcon,
    group: 'work',
    when: (ability) => ability.can('create', 'Outage'),
  },
  {
    name: 'deposits',
    to: '/deposits',
    icon: DepositsIcon,
    group: 'work',
    when: (ability) => ability.can('create', 'Deposit'),
  },
  {
    name: 'experts',
    to: '/experts',
    icon: ExpertsIcon,
    group: 'directory',
    when: (ability) => ability.can('read', 'Expert'),
  },
  {
    name: 'register',
    to: '/expert-register',
    icon: RegisterIcon,
    group: 'directory',
    when: (ability) => ability.can('update', 'Expert'),
  },
  {
    name: 'expertFees',
    to: '/expert-fees',
    icon: FeesIcon,
    group: 'directory',
    when: (ability) => ability.can('update', 'Expert'),
  },
  { name: 'bodies', to: '/bodies', icon: BodiesIcon, group: 'directory' },
  { name: 'users', to: '/users', icon: UsersIcon, group: 'directory', when: (ability) => ability.can('read', 'User') },
  {
    name: 'health',
    to: '/health',
    icon: HealthIcon,
    group: 'operations',
    when: (ability) => ability.can('read', 'Operations'),
  },
  {
    name: 'incidents',
    to: '/incidents',
    icon: IncidentsIcon,
    group: 'operations',
    when: (ability) => ability.can('manage', 'Incident'),
  },
  {
    name: 'exchange',
    to: '/exchange',
    icon: ExchangeIcon,
    group: 'operations',
    when: (ability) => ability.can('manage', 'Exchange'),
  },
  {
    name: 'deliveries',
    to: '/deliveries',
    icon: DeliveriesIcon,
    group: 'operations',
    when: (ability) => ability.can('manage', 'Operations'),
  },
  {
    name: 'templates',
    to: '/tender-templates',
    icon: TemplatesIcon,
    group: 'directory',
    when: (ability) => ability.can('read', 'TenderTemplate'),
  },
  { name: 'processes', to: '/processes', icon: ProcessesIcon, group: 'directory' },
  { name: 'calendar', to: '/calendar', icon: CalendarIcon, group: 'directory' },
  {
    name: 'audit',
    to: '/audit',
    icon: AuditIcon,
    group: 'administration',
    when: (ability) => ability.can('read', 'Audit'),
  },
];

/** Where the rail leads whoever is signed in, in its order. */
export function railItems(me: Me | undefined, ability: AppAbility): readonly RailItem[] {
  const items: RailItem[] = offers.filter(({ when }) => !when || when(ability, me));
  if (me?.temporalUi !== undefined && ability.can('manage', 'Operations')) {
    items.push({ name: 'operations', href: me.temporalUi, icon: OperationsIcon, group: 'operations' });
  }
  items.push({ name: 'api', href: '/api/docs', icon: ApiIcon, group: 'operations' });
  return items;
}
