import { Box, Card, CardActionArea, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DefinitionSummary } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { EmptyState } from '../look/EmptyState';

interface ProcessChoiceProps {
  readonly items: readonly DefinitionSummary[];
  readonly onChoose: (process: string) => void;
}

/** The processes that can be started; the others say why they cannot. */
export function ProcessChoice({ items, onChoose }: ProcessChoiceProps) {
  const t = useTranslate();
  const text = useText();
  if (items.length === 0) return <EmptyState title={t('case.new.none')} />;
  // the law at home comes first
  const sorted = [...items].sort(
    (one, other) => Number(other.jurisdiction === 'CN') - Number(one.jurisdiction === 'CN'),
  );
  return (
    <Box
      component="ul"
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fill, minmax(280px, 1fr))' },
      }}
    >
      {sorted.map(({ id, title, version, jurisdiction, mayStart }) => (
        <Card component="li" key={id} sx={{ bgcolor: mayStart ? 'background.paper' : 'transparent' }}>
          <CardActionArea
            aria-disabled={!mayStart}
            disableRipple={!mayStart}
            onClick={() => mayStart && onChoose(id)}
            sx={{ p: 2, height: '100%', cursor: mayStart ? 'pointer' : 'not-allowed' }}
          >
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 0.5 }}>
              <Typography variant="h3" component="h2" sx={{ color: mayStart ? 'text.primary' : 'text.secondary' }}>
                {text(title)}
              </Typography>
              <Chip
                size="small"
                variant="outlined"
                label={t('case.new.law', {
                  jurisdiction: t(`processes.jurisdiction.${jurisdiction}`, { _: jurisdiction }),
                })}
              />
            </Box>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {mayStart ? t('case.new.version', { version }) : t('case.new.mayNot')}
            </Typography>
          </CardActionArea>
        </Card>
      ))}
    </Box>
  );
}
