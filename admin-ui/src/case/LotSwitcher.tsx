import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { CaseView } from '../../../api/contract';
import { useText } from '../i18n/use-text';

interface Lot {
  readonly id: string;
  readonly code: string;
  readonly lot?: string | undefined;
  readonly stageTitle: CaseView['stageTitle'];
}

/** The lots of the project, to go from one to another; nothing when there is only one. */
export function LotSwitcher({ view, tab }: { readonly view: CaseView; readonly tab: string }) {
  const t = useTranslate();
  const text = useText();
  const siblings = view.links.filter(({ kind }) => kind === 'lot').map((link) => link.case);
  if (siblings.length === 0) return null;
  const lots: Lot[] = [view, ...siblings].sort((a, b) => a.code.localeCompare(b.code));
  return (
    <Box
      component="nav"
      aria-label={t('case.lots')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75 }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('case.lots')}
      </Typography>
      {lots.map((lot) => {
        const isThis = lot.id === view.id;
        return (
          <Button
            key={lot.id}
            size="small"
            variant={isThis ? 'outlined' : 'text'}
            component={Link}
            to={`/cases/${lot.id}/${tab}`}
            aria-current={isThis ? 'page' : undefined}
            sx={{ py: 0 }}
          >
            {lot.lot ?? lot.code} · {text(lot.stageTitle)}
          </Button>
        );
      })}
    </Box>
  );
}
