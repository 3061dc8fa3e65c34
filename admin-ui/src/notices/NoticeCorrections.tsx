import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Notice } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { correctionsOf, type ListedNotice } from './corrections';
import { DeadlineMove } from './DeadlineMove';

interface Props {
  readonly notice: Notice;
  /** All notices of the tender, in time order. */
  readonly notices: readonly ListedNotice[];
  readonly base: string;
}

/** What a notice corrects, and what has corrected it since. */
export function NoticeCorrections({ notice, notices, base }: Props) {
  const translate = useTranslate();
  const text = useText();
  const { amends } = notice;
  const corrected = amends && notices.find(({ id }) => id === amends.id);
  const later = correctionsOf(notice.id, notices);
  return (
    <>
      {later.length > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 2, bgcolor: 'background.paper' }}>
          <AlertTitle>{translate('notices.corrected')}</AlertTitle>
          <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
            {later.map(({ id, title, publishedAt, amends: link }) => (
              <li key={id}>
                <Link component={RouterLink} to={`${base}/${id}`}>
                  {text(title)}
                </Link>
                {' · '}
                <Instant at={publishedAt} />
                {link?.deadline && <DeadlineMove deadline={link.deadline} />}
              </li>
            ))}
          </Box>
        </Alert>
      )}
      {amends && (
        <Alert severity="info" variant="outlined" sx={{ mb: 2, bgcolor: 'background.paper' }}>
          <AlertTitle>{translate('notices.corrects')}</AlertTitle>
          <Link component={RouterLink} to={`${base}/${amends.id}`}>
            {corrected ? `${text(corrected.title)} · ${amends.number}` : amends.number}
          </Link>
          {amends.deadline && <DeadlineMove deadline={amends.deadline} />}
        </Alert>
      )}
    </>
  );
}
