import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { auditTitles, type Audit } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { PlainTable } from '../look/PlainTable';

/** Rows of the audit: when, who, what, where. */
export function AuditRows({ items }: { readonly items: readonly Audit[] }) {
  const translate = useTranslate();
  return (
    <PlainTable
      label={translate('audit.title')}
      columns={['at', 'what', 'who', 'case', 'where'].map((name) => translate(`audit.${name}`))}
      rows={items.map((row) => [
        <Instant key="at" at={row.at} style="second" />,
        <What key="what" row={row} />,
        <Who key="who" row={row} />,
        row.caseId === undefined ? '' : <CaseLink key="case" id={row.caseId} />,
        row.address ?? '',
      ])}
    />
  );
}

function CaseLink({ id }: { readonly id: string }) {
  return (
    <Link component={RouterLink} to={`/cases/${encodeURIComponent(id)}`} sx={{ overflowWrap: 'anywhere' }}>
      {id}
    </Link>
  );
}

/** What was done, and of what; leads to the two people where there were two. */
export function What({ row: { kind, what, proposalId } }: { readonly row: Audit }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <>
      <strong>{text(auditTitles[kind])}</strong>
      {what && <div>{text(what)}</div>}
      {proposalId !== undefined && (
        <Link component={RouterLink} to={`/proposals/${proposalId}`}>
          {translate('record.proposal')}
        </Link>
      )}
    </>
  );
}

/** Who it was, in which role and for whom. */
export function Who({ row: { user, login, role, body } }: { readonly row: Audit }) {
  const translate = useTranslate();
  if (!user) return login === undefined ? translate('audit.system') : translate('audit.unknown', { login });
  return (
    <>
      {user.name} ({user.login})
      {body && role && (
        <div>
          {body.name} · {translate(`role.${role}`)}
        </div>
      )}
    </>
  );
}
