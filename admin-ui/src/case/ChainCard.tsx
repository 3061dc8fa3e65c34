import { Card, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import { HashText } from '../forms/values/HashText';

/** What proves that the record was not changed: each entry's hash contains the one before. */
export function ChainCard({ view }: { readonly view: CaseView }) {
  const t = useTranslate();
  return (
    <Card component="section" sx={{ p: 2 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {t('case.chain.title')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('case.chain.words', { smart_count: view.seq + 1 })} <HashText hash={view.chainHead} />
      </Typography>
      {view.workflowUrl && (
        <Link
          href={view.workflowUrl}
          target="_blank"
          rel="noreferrer"
          variant="body2"
          sx={{ display: 'inline-block', mt: 1 }}
        >
          {t('case.chain.temporal')}
        </Link>
      )}
    </Card>
  );
}
