import { Button, Skeleton, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { useDefinition } from '../case/use-case';
import { problemOf } from '../api/client';
import { useText } from '../i18n/use-text';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { DefinitionInWords } from './DefinitionInWords';
import { ProcessDiagram } from './ProcessDiagram';
import { saveDefinition } from './save-definition';

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
        lead={t('process.lead', {
          version: definition.version,
          jurisdiction: t(`processes.jurisdiction.${definition.jurisdiction}`, { _: definition.jurisdiction }),
        })}
      >
        <Button onClick={() => saveDefinition(definition)}>{t('processes.saveData')}</Button>
      </PageHead>
      <ProcessDiagram definitionId={id} title={text(definition.title)} onSelect={select} />
      <DefinitionInWords definition={definition} selected={selected} />
    </Stack>
  );
}
