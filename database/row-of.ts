import type {
  ExchangeDocumentRow,
  ExchangedCaseRow,
  ExchangeInboxRow,
  ExchangeIncidentRow,
  ExchangeNamedDocumentRow,
  ExchangePackageRow,
  ExchangePieceRow,
  ExchangeReceiverRow,
  ExchangeSenderRow,
} from './exchange-rows';
import type {
  AbsenceRow,
  AliasRow,
  AttemptRow,
  AuditRow,
  AwardRow,
  BodyRow,
  CaseRow,
  CertificateRow,
  ChangeRow,
  ChannelStateRow,
  ContactCodeRow,
  ContactRow,
  DefaultViewRow,
  DefinitionRow,
  DeliveryRow,
  DocumentRow,
  DraftRow,
  EntryRow,
  EvaluationRow,
  EventRow,
  GateRow,
  KeptMessageRow,
  LinkRow,
  LoginRow,
  MembershipRow,
  MessageSettingRow,
  NoticeRow,
  NotificationRow,
  OutboxRow,
  PartyRow,
  ProjectRow,
  ProposalRow,
  RequestRow,
  RegionRow,
  RunArchiveRow,
  SealedRow,
  SerialRow,
  SessionRow,
  SettingRow,
  TaskRow,
  UploadPartRow,
  UploadRow,
  UserRow,
  ViewRow,
  VisitRow,
} from './rows';

/** The row of each table. */
export interface Rows {
  region: RegionRow;
  body: BodyRow;
  user: UserRow;
  membership: MembershipRow;
  session: SessionRow;
  login: LoginRow;
  definition: DefinitionRow;
  project: ProjectRow;
  case: CaseRow;
  party: PartyRow;
  visit: VisitRow;
  award: AwardRow;
  alias: AliasRow;
  event: EventRow;
  task: TaskRow;
  gate: GateRow;
  entry: EntryRow;
  sealed: SealedRow;
  document: DocumentRow;
  upload: UploadRow;
  uploadPart: UploadPartRow;
  draft: DraftRow;
  evaluation: EvaluationRow;
  notice: NoticeRow;
  certificate: CertificateRow;
  notification: NotificationRow;
  messageSetting: MessageSettingRow;
  contact: ContactRow;
  contactCode: ContactCodeRow;
  delivery: DeliveryRow;
  channelState: ChannelStateRow;
  keptMessage: KeptMessageRow;
  change: ChangeRow;
  link: LinkRow;
  audit: AuditRow;
  request: RequestRow;
  attempt: AttemptRow;
  outbox: OutboxRow;
  runArchive: RunArchiveRow;
  view: ViewRow;
  defaultView: DefaultViewRow;
  proposal: ProposalRow;
  absence: AbsenceRow;
  serial: SerialRow;
  setting: SettingRow;
  exchangePackage: ExchangePackageRow;
  exchangeNamedDocument: ExchangeNamedDocumentRow;
  exchangeReceiver: ExchangeReceiverRow;
  exchangeSender: ExchangeSenderRow;
  exchangeInbox: ExchangeInboxRow;
  exchangedCase: ExchangedCaseRow;
  exchangeDocument: ExchangeDocumentRow;
  exchangePiece: ExchangePieceRow;
  exchangeIncident: ExchangeIncidentRow;
}
