import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Page, Proposal } from '../../../api/contract';
import { request } from '../api/client';
import { useText } from '../i18n/use-text';

/** Says that a change of this account or body waits for a second person, and leads there. */
export function WaitingNotice({ subject }: { readonly subject: string }) {
  const translate = useTranslate();
  const text = useText();
  const { data } = useQuery({
    queryKey: ['proposals', 'of', subject],
    queryFn: ({ signal }) =>
      request<Page<Proposal>>('GET', '/proposals', undefined, { query: { state: 'waiting', subject }, signal }),
  });
  const [waiting] = data?.items.filter(({ state }) => state === 'waiting') ?? [];
  if (!waiting) return null;
  return (
    <Alert severity="info" variant="outlined" sx={{ maxWidth: 720 }}>
      {translate('change.waiting')}{' '}
      <Link component={RouterLink} to={`/proposals/${waiting.id}`}>
        {text(waiting.title)}
      </Link>
    </Alert>
  );
}
