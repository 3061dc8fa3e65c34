import AddIcon from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { InfiniteListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Body } from '../../../api/contract';
import { useRegionChoices } from '../api/use-region-choices';
import { useAbility } from '../api/use-me';
import { FilterChoice } from '../look/FilterChoice';
import { ListBody } from '../look/ListBody';
import { PageHead } from '../look/PageHead';
import { RecordRows } from '../look/RecordRows';
import { SearchField } from '../look/SearchField';
import { StatusChip } from '../look/StatusChip';
import { useFilter } from '../look/use-filter';
import { bodyKinds } from '../../../definitions/language/platform-roles';

/** The organisations that take part. */
export default function BodyList() {
  return (
    <InfiniteListBase resource="bodies" perPage={50} sort={{ field: 'name', order: 'ASC' }} disableAuthentication>
      <BodyListPage />
    </InfiniteListBase>
  );
}

function BodyListPage() {
  const translate = useTranslate();
  const ability = useAbility();
  const filter = useFilter();
  const { nameOf } = useRegionChoices();

  const kinds = bodyKinds.map((value) => ({ value, label: translate(`role.${value}`) }));
  return (
    <>
      <PageHead title={translate('bodies.title')}>
        {ability.can('create', 'Body') && (
          <Button variant="contained" component={Link} to="/bodies/create" startIcon={<AddIcon />}>
            {translate('bodies.new')}
          </Button>
        )}
      </PageHead>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField
          label={translate('bodies.search')}
          value={filter.of('q') ?? ''}
          onChange={(q) => filter.set('q', q)}
        />
        <FilterChoice
          label={translate('bodies.kind')}
          choices={kinds}
          value={filter.of('kind')}
          onChange={(kind) => filter.set('kind', kind)}
        />
      </Box>
      <ListBody<Body>
        empty={translate('bodies.empty')}
        emptyHelp={translate('bodies.emptyHelp')}
        emptyFiltered={translate('bodies.emptyFiltered')}
      >
        {(bodies) => (
          <RecordRows
            records={bodies}
            pathOf={({ id }) => `/bodies/${id}`}
            columns={[
              { name: translate('bodies.name'), value: ({ name }) => name },
              { name: translate('bodies.uscc'), value: ({ uscc }) => uscc ?? '—' },
              {
                name: translate('bodies.kinds'),
                value: ({ kinds: of }) => of.map((kind) => translate(`role.${kind}`)).join(' · '),
              },
              { name: translate('bodies.region'), value: ({ region }) => nameOf(region) },
              {
                name: translate('bodies.state'),
                value: ({ active }) => (
                  <StatusChip
                    tone={active ? 'good' : 'neutral'}
                    label={translate(active ? 'bodies.active' : 'bodies.inactive')}
                  />
                ),
              },
            ]}
          />
        )}
      </ListBody>
    </>
  );
}
