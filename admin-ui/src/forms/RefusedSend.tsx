import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import type { Problem } from '../../../api/contract';
import { ProblemAlert } from '../look/ProblemAlert';

/** Why a form was not accepted, brought into view; faults of fields are told by the summary below it. */
export function RefusedSend({ problem }: { readonly problem: Problem }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  return (
    <Box ref={box} tabIndex={-1} sx={{ mb: 2, scrollMarginTop: 140, '&:focus': { outline: 'none' } }}>
      <ProblemAlert problem={problem.faults ? { ...problem, faults: [] } : problem} />
    </Box>
  );
}
