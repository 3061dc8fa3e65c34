import { Box, Card, CardActionArea, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DefinitionSummary } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { EmptyState } from '../look/EmptyState';

interface ProcessChoiceProps {
  readonly items: readonly DefinitionSummary[];
  readonly onChoose: (process: string) => void;
}

/** The processes that the person can start, the law at home first; those that others start are only named. */
export function ProcessChoice({ items, onChoose }: ProcessChoiceProps) {
  const t = useTranslate();
  const text = useText();
  const own = items
    .filter(({ mayStart }) => mayStart)
    .sort((one, other) => Number(other.jurisdiction === 'CN') - Number(one.jurisdiction === 'CN'));
  const others = items.filter(({ mayStart }) => !mayStart);
  return (
    <>
      {own.length === 0 && <EmptyState title={t('case.new.none')} />}
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
        {own.map(({ id, title, version, jurisdiction }) => (
          <Card component="li" key={id}>
            <CardActionArea onClick={() => onChoose(id)} sx={{ p: 2, height: '100%' }}>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 0.5 }}>
                <Typography variant="h3" component="h2">
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
                {t('case.new.version', { version })}
              </Typography>
            </CardActionArea>
          </Card>
        ))}
      </Box>
      {others.length > 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 3 }}>
          {t('case.new.byOthers', { titles: others.map(({ title }) => text(title)).join(t('case.comma')) })}
        </Typography>
      )}
    </>
  );
}
