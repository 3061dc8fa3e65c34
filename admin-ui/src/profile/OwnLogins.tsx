import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { auditTitles } from '../../../api/contract';
import { useAudit } from '../audit/use-audit';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { PagedList } from '../look/PagedList';
import { StatusChip } from '../look/StatusChip';

const tones = { login: 'good', logout: 'neutral', password: 'going', loginFailed: 'bad', lockedOut: 'bad' } as const;

/** When and from where one's own account was used, or tried. */
export function OwnLogins() {
  const translate = useTranslate();
  const text = useText();
  const list = useAudit('/me/logins', { limit: 10 });
  const toneOf = (kind: string) => (kind in tones ? tones[kind as keyof typeof tones] : 'neutral'); // one of its keys
  return (
    <Card component="section" sx={{ p: 2.5 }} aria-labelledby="own-logins">
      <Typography variant="h2" id="own-logins">
        {translate('ownLogins.title')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('ownLogins.help')}
      </Typography>
      <PagedList list={list} empty={translate('ownLogins.empty')}>
        {(items) => (
          <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
            {items.map(({ id, at, kind, address }) => (
              <Box
                component="li"
                key={id}
                sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 0.75, fontSize: '0.875rem', alignItems: 'center' }}
              >
                <StatusChip tone={toneOf(kind)} label={text(auditTitles[kind])} />
                <Instant at={at} style="second" />
                {address !== undefined && <Box component="span">{address}</Box>}
              </Box>
            ))}
          </Box>
        )}
      </PagedList>
    </Card>
  );
}
