import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { expertStates } from '../../../domain/drawing/expert-standing';
import { specialities, specialityName } from '../../../domain/drawing/specialities';
import { useAbility } from '../api/use-me';
import { RegionName } from '../forms/values/RegionName';
import { useText } from '../i18n/use-text';
import { FilterChoice } from '../look/FilterChoice';
import { PagedList } from '../look/PagedList';
import { PageHead } from '../look/PageHead';
import { PlainTable } from '../look/PlainTable';
import { SearchField } from '../look/SearchField';
import { StatusChip } from '../look/StatusChip';
import { useAddressFilter } from '../look/use-address-filter';
import { AccessDenied } from '../missing/AccessDenied';
import { useRegister } from './use-register';

/** The register of experts. */
export default function RegisterPage() {
  const ability = useAbility();
  return ability.can('update', 'Expert') ? <Register /> : <AccessDenied />;
}

const names = ['q', 'speciality', 'state'] as const;
const columns = ['name', 'employer', 'title', 'specialities', 'region', 'state'] as const;

function Register() {
  const t = useTranslate();
  const text = useText();
  const choices = specialities.map(({ code }) => ({ value: code, label: `${code} ${text(specialityName(code))}` }));
  const { values, set, clear, isSet } = useAddressFilter(names);
  const list = useRegister({ ...values, limit: 50 });
  return (
    <>
      <PageHead title={t('register.title')} lead={t('register.lead')} />
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField label={t('register.search')} value={values.q ?? ''} onChange={(q) => set({ q })} />
        <FilterChoice
          label={t('register.speciality')}
          choices={choices}
          value={values.speciality}
          onChange={(speciality) => set({ speciality })}
        />
        <FilterChoice
          label={t('register.column.state')}
          choices={expertStates.map((value) => ({ value, label: t(`register.state.${value}`) }))}
          value={values.state}
          onChange={(state) => set({ state })}
        />
      </Box>
      <PagedList list={list} empty={t('register.none')} onClear={isSet ? clear : undefined}>
        {(items) => (
          <PlainTable
            label={t('register.title')}
            columns={columns.map((name) => t(`register.column.${name}`))}
            rows={items.map(({ id, name, employers, title, specialities: known, region, state, origin }) => [
              <Link key="name" component={RouterLink} to={`/expert-register/${encodeURIComponent(id)}`}>
                {name}
              </Link>,
              [...employers.map((employer) => employer.name), ...(origin === undefined ? [] : [origin])]
                .filter(Boolean)
                .join(' · '),
              title,
              known.map((code) => text(specialityName(code))).join('；'),
              <RegionName key="region" code={region} />,
              <StatusChip
                key="state"
                tone={state === 'admitted' ? 'good' : state === 'suspended' ? 'care' : 'neutral'}
                label={t(`register.state.${state}`)}
              />,
            ])}
          />
        )}
      </PagedList>
    </>
  );
}
