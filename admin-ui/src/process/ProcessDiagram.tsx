import { Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useLanguage } from '../i18n/use-text';
import { ProblemAlert } from '../look/ProblemAlert';
import type { DiagramMarks } from './diagram-marks';
import { useBpmn } from './use-bpmn';

// the viewer is large; only those who look at a diagram load it
const BpmnCanvas = lazy(() => import('./BpmnCanvas'));

interface ProcessDiagramProps {
  readonly definitionId: string;
  /** What the diagram is of. */
  readonly title: string;
  readonly marks?: DiagramMarks | undefined;
  readonly onSelect: (id: string) => void;
}

const nothing = <Skeleton variant="rounded" height={300} />;

/** A process as a BPMN diagram, with where a case stands in it. */
export function ProcessDiagram({ definitionId, title, marks, onSelect }: ProcessDiagramProps) {
  const t = useTranslate();
  const language = useLanguage();
  const { data: xml, error, refetch } = useBpmn(definitionId, language);
  if (error && xml === undefined) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (xml === undefined) return nothing;
  return (
    <Suspense fallback={nothing}>
      <BpmnCanvas
        key={language}
        xml={xml}
        label={t('process.diagramOf', { title })}
        marks={marks}
        onSelect={onSelect}
      />
    </Suspense>
  );
}
