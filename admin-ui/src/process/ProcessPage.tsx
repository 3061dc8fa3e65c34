import { Box, Card, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { useDefinition } from '../case/use-case';
import { problemOf } from '../api/client';
import { useText } from '../i18n/use-text';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { ProcessDiagram } from './ProcessDiagram';
import { RulesTable } from './RulesTable';
import { StageDescription } from './StageDescription';

/** A process as its definition states it: the diagram, every stage in words, the rules with their articles. */
export default function ProcessPage() {
  const t = useTranslate();
  const text = useText();
  const { id = '' } = useParams();
  const { data: definition, error, refetch } = useDefinition(id);
  const [selected, setSelected] = useState('');
  const select = (element: string) => {
    const stage = element.replace(/^stage_/, '');
    setSelected(stage);
    document.getElementById(`stage-${stage}`)?.scrollIntoView({ behavior: 'smooth', block: 'center' });
  };
  if (error && !definition) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!definition) return <Skeleton variant="rounded" height={320} />;
  return (
    <Stack spacing={3} sx={{ pb: 4 }}>
      <PageHead
        title={text(definition.title)}
        lead={t('process.lead', { version: definition.version, jurisdiction: definition.jurisdiction })}
      />
      <ProcessDiagram definitionId={id} title={text(definition.title)} onSelect={select} />
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
      <Box component="section">
        <Typography variant="h2" component="h2" sx={{ mb: 1.5 }}>
          {t('process.rules')}
        </Typography>
        <Card sx={{ overflow: 'hidden' }}>
          <RulesTable rules={definition.rules} />
        </Card>
      </Box>
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
    </Stack>
  );
}
