import type {
  AliasRow,
  AttemptRow,
  BodyRow,
  CaseRow,
  CertificateRow,
  ChangeRow,
  DefinitionRow,
  DocumentRow,
  DraftRow,
  EntryRow,
  EvaluationRow,
  EventRow,
  GateRow,
  LinkRow,
  LoginRow,
  MembershipRow,
  NoticeRow,
  NotificationRow,
  OutboxRow,
  PartyRow,
  ProjectRow,
  RegionRow,
  SealedRow,
  SecretReadRow,
  SerialRow,
  SessionRow,
  SettingRow,
  TaskRow,
  UserRow,
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
  alias: AliasRow;
  event: EventRow;
  task: TaskRow;
  gate: GateRow;
  entry: EntryRow;
  sealed: SealedRow;
  document: DocumentRow;
  draft: DraftRow;
  evaluation: EvaluationRow;
  notice: NoticeRow;
  certificate: CertificateRow;
  notification: NotificationRow;
  change: ChangeRow;
  link: LinkRow;
  secretRead: SecretReadRow;
  attempt: AttemptRow;
  outbox: OutboxRow;
  serial: SerialRow;
  setting: SettingRow;
}
