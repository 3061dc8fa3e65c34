import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import { auditTitles, readableAuditKinds } from '../../../api/contract';
import { useAbility } from '../api/use-me';
import { useText } from '../i18n/use-text';
import { FilterChoice } from '../look/FilterChoice';
import { FilterDays } from '../look/FilterDays';
import { PagedList } from '../look/PagedList';
import { PageHead } from '../look/PageHead';
import { SearchField } from '../look/SearchField';
import { useAddressFilter } from '../look/use-address-filter';
import { AccessDenied } from '../missing/AccessDenied';
import { AuditRows } from './AuditRows';
import { ExportAudit } from './ExportAudit';
import { useAudit } from './use-audit';

/** What is on record: who did what, when and from where. */
export default function AuditPage() {
  const ability = useAbility();
  return ability.can('read', 'Audit') ? <AuditList /> : <AccessDenied />;
}

const names = ['q', 'kind', 'from', 'to', 'userId', 'caseId'] as const;

function AuditList() {
  const translate = useTranslate();
  const text = useText();
  const ability = useAbility();
  const { values, set, clear, isSet } = useAddressFilter(names);
  const list = useAudit('/audit', { ...values, limit: 50 });
  return (
    <>
      <PageHead title={translate('audit.title')} lead={translate('audit.lead')}>
        <ExportAudit filters={values} />
      </PageHead>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField label={translate('audit.search')} value={values.q ?? ''} onChange={(q) => set({ q })} />
        <FilterChoice
          label={translate('audit.kind')}
          choices={readableAuditKinds(ability).map((value) => ({ value, label: text(auditTitles[value]) }))}
          value={values.kind}
          onChange={(kind) => set({ kind })}
        />
        <FilterDays
          label={translate('audit.days')}
          days={{ from: values.from, to: values.to }}
          onChange={({ from, to }) => set({ from, to })}
        />
      </Box>
      <PagedList
        list={list}
        empty={translate(isSet ? 'audit.emptyFiltered' : 'audit.empty')}
        onClear={isSet ? clear : undefined}
      >
        {(items) => (
          <Card sx={{ p: { xs: 0, sm: 2 } }}>
            <AuditRows items={items} />
          </Card>
        )}
      </PagedList>
    </>
  );
}
