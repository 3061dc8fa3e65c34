import { Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import type { Process } from '../../../definitions/language';
import { useLanguage } from '../i18n/use-text';

// the viewer is large; only those who look at a diagram load it
const BpmnCanvas = lazy(() => import('./BpmnCanvas'));

const nothing = <Skeleton variant="rounded" height={300} />;

interface DataDiagramProps {
  readonly definition: Process;
  /** Tells this definition from others. */
  readonly id: string;
  readonly title: string;
}

/** The diagram of a definition that is not published: drawn here from its data. */
export function DataDiagram({ definition, id, title }: DataDiagramProps) {
  const t = useTranslate();
  const language = useLanguage();
  const { data: xml } = useQuery({
    queryKey: ['proposed-diagram', id, language],
    queryFn: async () => (await import('../../../definitions/language/bpmn')).toBpmn(definition, language),
    staleTime: Infinity,
  });
  if (xml === undefined) return nothing;
  return (
    <Suspense fallback={nothing}>
      <BpmnCanvas
        key={language}
        xml={xml}
        label={t('process.diagramOf', { title })}
        marks={undefined}
        onSelect={() => undefined}
      />
    </Suspense>
  );
}
