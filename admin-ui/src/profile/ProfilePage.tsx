import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { AbsenceCard } from '../absences/AbsenceCard';
import { useMe } from '../api/use-me';
import { useChangeLanguage } from '../i18n/use-change-language';
import { Facts } from '../look/Facts';
import { PageHead } from '../look/PageHead';
import { MessagesCard } from '../messages/MessagesCard';
import { NameForm } from './NameForm';
import { OwnLogins } from './OwnLogins';
import { PasswordForm } from './PasswordForm';

/** One's own account: who one is, language, how one is told, password. */
export default function ProfilePage() {
  const translate = useTranslate();
  const me = useMe();
  const { language, change } = useChangeLanguage();

  if (!me) return null;
  return (
    <Box sx={{ maxWidth: 640 }}>
      <PageHead title={translate('profile.title')} />
      <Stack sx={{ gap: 2 }}>
        <Card component="section" sx={{ p: 2.5 }}>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {translate('profile.who')}
          </Typography>
          <Facts
            facts={[
              { name: translate('profile.name'), value: me.user.name },
              { name: translate('profile.login'), value: me.user.login },
              {
                name: translate('profile.identities'),
                value: (
                  <Stack component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
                    {me.memberships.map(({ id, body, role }) => (
                      <li key={id}>
                        {body.name} · {translate(`role.${role}`)}
                        {id === me.acting.id && <strong> ({translate('profile.acting')})</strong>}
                      </li>
                    ))}
                  </Stack>
                ),
              },
            ]}
          />
        </Card>
        <Card component="section" sx={{ p: 2.5 }}>
          <Typography variant="h2" id="profile-language">
            {translate('profile.language')}
          </Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
            {translate('profile.languageHelp')}
          </Typography>
          <ToggleButtonGroup
            exclusive
            value={language}
            onChange={(_event, value: 'zh' | 'en' | null) => value && change(value)}
            aria-labelledby="profile-language"
            size="small"
          >
            <ToggleButton value="zh" lang="zh">
              中文
            </ToggleButton>
            <ToggleButton value="en" lang="en">
              English
            </ToggleButton>
          </ToggleButtonGroup>
        </Card>
        <NameForm name={me.user.name} />
        <AbsenceCard posts={me.memberships} />
        <MessagesCard />
        <Card component="section" sx={{ p: 2.5 }}>
          <Typography variant="h2" sx={{ mb: 1.5 }}>
            {translate('profile.password')}
          </Typography>
          <PasswordForm />
        </Card>
        <OwnLogins />
      </Stack>
    </Box>
  );
}
