import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { CaseSummary } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { StageChip } from '../look/StageChip';

/** The cases as cards, for phones. */
export function CaseCards({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Stack component="ul" sx={{ gap: 1, p: 0, m: 0, listStyle: 'none' }}>
      {cases.map((each) => (
        <Card key={each.id} component="li">
          <CardActionArea component={Link} to={`/cases/${each.id}`} sx={{ p: 1.5, display: 'block' }}>
            <Typography variant="caption" color="textSecondary" component="div">
              {each.code}
            </Typography>
            <Typography component="div" sx={{ fontWeight: 600 }}>
              {each.title}
              {each.lot !== undefined && (
                <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1 }}>
                  {translate('cases.lot', { lot: each.lot })}
                </Box>
              )}
            </Typography>
            <Typography variant="body2" color="textSecondary" component="div" sx={{ mb: 1 }}>
              {each.tenderer.name} · {text(each.regionName)}
            </Typography>
            <Stack
              direction="row"
              sx={{
                justifyContent: 'space-between',
                alignItems: 'center',
                gap: 1,
                flexWrap: 'wrap',
                fontSize: '0.875rem',
              }}
            >
              <StageChip of={each} />
              {each.deadlineAt !== undefined && each.closing === undefined && (
                <Countdown at={each.deadlineAt} stoppedSince={each.suspendedAt} />
              )}
            </Stack>
          </CardActionArea>
        </Card>
      ))}
    </Stack>
  );
}
