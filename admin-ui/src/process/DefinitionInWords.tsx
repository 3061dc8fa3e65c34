import { Box, Card, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Process } from '../../../definitions/language';
import { RulesTable } from './RulesTable';
import { StageDescription } from './StageDescription';

interface DefinitionInWordsProps {
  readonly definition: Process;
  /** The stage that was chosen in the diagram. */
  readonly selected: string;
}

/** A definition without its diagram: every stage in words, the rules with their articles, the sources. */
export function DefinitionInWords({ definition, selected }: DefinitionInWordsProps) {
  const t = useTranslate();
  return (
    <Stack spacing={3}>
      <Box component="section">
        <Typography variant="h2" component="h2" sx={{ mb: 1.5 }}>
          {t('process.stages')}
        </Typography>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          {Object.keys(definition.stages).map((name) => (
            <StageDescription key={name} definition={definition} name={name} marked={name === selected} />
          ))}
        </Box>
      </Box>
      {Object.keys(definition.rules).length > 0 && (
        <Box component="section">
          <Typography variant="h2" component="h2" sx={{ mb: 1.5 }}>
            {t('process.rules')}
          </Typography>
          <Card sx={{ overflow: 'hidden' }}>
            <RulesTable rules={definition.rules} />
          </Card>
        </Box>
      )}
      {definition.sources.length > 0 && (
        <Box component="section">
          <Typography variant="h2" component="h2" sx={{ mb: 1 }}>
            {t('process.sources')}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {definition.sources.map((source) => (
              <Typography component="li" variant="body2" key={source}>
                {source}
              </Typography>
            ))}
          </Box>
        </Box>
      )}
    </Stack>
  );
}
