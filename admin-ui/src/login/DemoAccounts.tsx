import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { request } from '../api/client';
import type { Account } from './LoginForm';

interface DemoAccount extends Account {
  readonly name: string;
  readonly role: string;
  readonly body: string;
}

interface Props {
  readonly chosen: string;
  readonly onChoose: (account: Account) => void;
}

/** The accounts of a demonstration, to fill the form with one click; a real deployment tells none. */
export function DemoAccounts({ chosen, onChoose }: Props) {
  const translate = useTranslate();
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: ({ signal }) => request<{ items: DemoAccount[] }>('GET', '/demo-accounts', undefined, { signal }),
    retry: false,
    staleTime: Infinity,
  });

  if (!data || data.items.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="demo" sx={{ mt: 4 }}>
      <Typography id="demo" variant="h2">
        {translate('login.demo')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('login.demoHelp')}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}>
        {data.items.map(({ login, password, name, role, body }) => (
          <ButtonBase
            key={login}
            onClick={() => onChoose({ login, password })}
            aria-pressed={chosen === login}
            sx={{
              display: 'block',
              textAlign: 'left',
              px: 1.5,
              py: 1,
              borderRadius: 1.5,
              border: 1,
              borderColor: chosen === login ? 'primary.main' : 'divider',
              bgcolor: 'background.paper',
              '&:hover, &:focus-visible': { borderColor: 'primary.main' },
            }}
          >
            <Box component="span" sx={{ display: 'block', fontSize: '0.9rem', fontWeight: 600 }}>
              {name} · {translate(`role.${role}`, { _: role })}
            </Box>
            <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}>
              {login} · {body}
            </Box>
          </ButtonBase>
        ))}
      </Box>
    </Box>
  );
}
