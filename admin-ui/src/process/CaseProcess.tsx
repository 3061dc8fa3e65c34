import { Box, Link as MuiLink, Stack } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { CaseView } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { useNow } from '../api/clock';
import { useSpanText } from '../look/span-of-time';
import { CaseStages } from './CaseStages';
import { marksOf } from './diagram-marks';
import { ProcessDiagram } from './ProcessDiagram';

interface CaseProcessProps {
  readonly view: CaseView;
  readonly definition: Process;
}

/** Where a case stands in its process: the diagram, and beside it the stages as a list with what was done in each. */
export function CaseProcess({ view, definition }: CaseProcessProps) {
  const t = useTranslate();
  const text = useText();
  const span = useSpanText();
  const now = useNow();
  const [selected, setSelected] = useState(view.stage);
  const { deadline } = view;
  const left = deadline ? Date.parse(deadline.at) - now : undefined;
  const note =
    view.closing || left === undefined
      ? undefined
      : (deadline?.standsStillSince ?? view.suspendedAt)
        ? t('process.standsStill')
        : t(left > 0 ? 'look.left' : 'look.overdueBy', { span: span(left) });
  const marks = useMemo(() => marksOf(view, definition, note), [view, definition, note]);
  return (
    <Stack spacing={2}>
      <ProcessDiagram
        definitionId={view.definitionId}
        title={text(definition.title)}
        marks={marks}
        onSelect={(id) => id.startsWith('stage_') && setSelected(id.slice('stage_'.length))}
      />
      <CaseStages view={view} definition={definition} selected={selected} onSelect={setSelected} />
      <Box>
        <MuiLink component={Link} to={`/processes/${view.definitionId}`}>
          {t('process.whole', { title: text(definition.title), version: definition.version })}
        </MuiLink>
      </Box>
    </Stack>
  );
}
