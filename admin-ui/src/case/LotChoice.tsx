import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView } from '../../../api/contract';
import { useText } from '../i18n/use-text';

interface LotChoiceProps {
  readonly view: CaseView;
  readonly chosen: readonly string[];
  readonly onChange: (lots: readonly string[]) => void;
}

/** Takes the same act for sibling lots too; each lot has a result of its own. */
export function LotChoice({ view, chosen, onChange }: LotChoiceProps) {
  const t = useTranslate();
  const text = useText();
  // a lot that stands elsewhere would only refuse
  const lots = view.links
    .filter(({ kind, case: lot }) => kind === 'lot' && lot.stageTitle.zh === view.stageTitle.zh)
    .map((link) => link.case);
  if (lots.length === 0) return null;
  return (
    <Box component="fieldset" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, mt: 3, mx: 0, px: 1.5, py: 1 }}>
      <Typography component="legend" sx={{ fontWeight: 600, px: 0.5 }}>
        {t('case.lot.also')}
      </Typography>
      {lots.map((lot) => (
        <FormControlLabel
          key={lot.id}
          sx={{ display: 'flex' }}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(lot.id)}
              onChange={(_, checked) => onChange(checked ? [...chosen, lot.id] : chosen.filter((id) => id !== lot.id))}
            />
          }
          label={`${lot.lot ?? lot.title}（${lot.code}，${text(lot.stageTitle)}）`}
        />
      ))}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('case.lot.each')}
      </Typography>
    </Box>
  );
}
