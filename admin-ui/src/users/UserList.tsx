import AddIcon from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { InfiniteListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { User } from '../../../api/contract';
import { useAbility } from '../api/use-me';
import { FilterChoice } from '../look/FilterChoice';
import { ListBody } from '../look/ListBody';
import { PageHead } from '../look/PageHead';
import { platformRoles } from '../../../definitions/language/platform-roles';
import { RecordRows } from '../look/RecordRows';
import { SearchField } from '../look/SearchField';
import { StatusChip } from '../look/StatusChip';
import { useFilter } from '../look/use-filter';
import { AccessDenied } from '../missing/AccessDenied';

/** The people who sign in. */
export default function UserList() {
  const ability = useAbility();
  if (!ability.can('read', 'User')) return <AccessDenied />;
  return (
    <InfiniteListBase resource="users" perPage={50} sort={{ field: 'name', order: 'ASC' }} disableAuthentication>
      <UserListPage />
    </InfiniteListBase>
  );
}

function UserListPage() {
  const translate = useTranslate();
  const ability = useAbility();
  const filter = useFilter();

  const roles = platformRoles.map((value) => ({ value, label: translate(`role.${value}`) }));
  return (
    <>
      <PageHead title={translate('users.title')}>
        {ability.can('create', 'User') && (
          <Button variant="contained" component={Link} to="/users/create" startIcon={<AddIcon />}>
            {translate('users.new')}
          </Button>
        )}
      </PageHead>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField
          label={translate('users.search')}
          value={filter.of('q') ?? ''}
          onChange={(q) => filter.set('q', q)}
        />
        <FilterChoice
          label={translate('users.role')}
          choices={roles}
          value={filter.of('role')}
          onChange={(role) => filter.set('role', role)}
        />
      </Box>
      <ListBody<User>
        empty={translate('users.empty')}
        emptyHelp={translate('users.emptyHelp')}
        emptyFiltered={translate('users.emptyFiltered')}
      >
        {(users) => (
          <RecordRows
            records={users}
            pathOf={({ id }) => `/users/${id}`}
            columns={[
              { name: translate('users.name'), value: ({ name }) => name },
              { name: translate('users.login'), value: ({ login }) => login },
              {
                name: translate('users.memberships'),
                value: ({ memberships }) =>
                  memberships.map(({ id, role, body }) => (
                    <div key={id}>
                      {body.name} · {translate(`role.${role}`)}
                    </div>
                  )),
              },
              {
                name: translate('users.state'),
                value: ({ active }) => (
                  <StatusChip
                    tone={active ? 'good' : 'neutral'}
                    label={translate(active ? 'users.active' : 'users.inactive')}
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
