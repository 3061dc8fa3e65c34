import { Box, Link, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { Form } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { focusField } from './focus-field';
import type { ShownFault } from './form-setting';

interface FaultSummaryProps {
  readonly form: Form;
  readonly formId: string;
  readonly faults: readonly ShownFault[];
  /** Counts the attempts to send; with each the summary gets the focus. */
  readonly attempts: number;
}

/** Everything that must be put right, each a link to its field. */
export function FaultSummary({ form, formId, faults, attempts }: FaultSummaryProps) {
  const t = useTranslate();
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts > 0) box.current?.focus();
  }, [attempts]);
  if (faults.length === 0) return null;
  /** The row of a list that a fault is in. */
  const rowOf = (path: string): string | undefined => {
    const [name = '', index] = path.split('.');
    const list = form[name];
    if (list?.type !== 'list' || index === undefined) return undefined;
    return t('form.list.row', { title: text(list.title), number: Number(index) + 1 });
  };
  const words = ({ path, message }: ShownFault): string => {
    const row = rowOf(path);
    return row === undefined ? text(message) : t('form.faultInRow', { row, fault: text(message) });
  };
  return (
    <Box
      ref={box}
      tabIndex={-1}
      role="alert"
      sx={{
        border: 3,
        borderColor: 'error.main',
        borderRadius: 1,
        p: 2,
        mb: 2,
        scrollMarginTop: 96,
        '&:focus': { outline: 'none' },
      }}
    >
      <Typography variant="h3" component="h3" sx={{ mb: 1 }}>
        {t('form.faults', { smart_count: faults.length })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {faults.map((fault) => (
          <li key={`${fault.path}-${fault.rule}`}>
            <Link
              component="button"
              type="button"
              underline="always"
              onClick={() => focusField(formId, fault.path)}
              sx={{ color: 'error.main', textAlign: 'left', fontWeight: 600, verticalAlign: 'top' }}
            >
              {words(fault)}
            </Link>
          </li>
        ))}
      </Box>
    </Box>
  );
}
