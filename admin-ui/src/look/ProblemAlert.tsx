import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Problem } from '../../../api/contract';
import { useText } from '../i18n/use-text';

interface Props {
  readonly problem: Problem;
  /** Offers to try again. */
  readonly onRetry?: (() => void) | undefined;
  /** Names the input of a fault, so that the list can lead to it. */
  readonly inputId?: ((path: string) => string) | undefined;
}

/** What the title says already, and the next sentence says what to do. */
const saidByTitle: ReadonlySet<string> = new Set(['NotFound', 'WrongCredentials']);

/** A refusal in sentences: what happened, what to do, every fault, and the number that proves the attempt. */
export function ProblemAlert({ problem, onRetry, inputId }: Props) {
  const translate = useTranslate();
  const text = useText();

  const faults = problem.faults ?? [];
  const title = translate(`problem.title.${problem.code}`, { _: text(problem.message) });
  const message = text(problem.message);
  const todo = translate(`problem.todo.${problem.code}`, { _: '' });

  return (
    <Alert
      severity="error"
      variant="outlined"
      sx={{ bgcolor: 'background.paper', '& .MuiAlert-message': { minWidth: 0, flex: 1 } }}
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {translate('shell.retry')}
          </Button>
        )
      }
    >
      <AlertTitle>{title}</AlertTitle>
      {message.replace(/[.。]$/, '') !== title && !problem.faults && !saidByTitle.has(problem.code) && (
        <Typography variant="body2">{message}</Typography>
      )}
      {todo !== '' && <Typography variant="body2">{todo}</Typography>}
      {faults.length > 0 && (
        <Box sx={{ mt: 1 }}>
          <Typography variant="body2">{translate('problem.faults', { smart_count: faults.length })}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.rule}`}>
                {inputId ? (
                  <Box
                    component="button"
                    type="button"
                    onClick={() => document.getElementById(inputId(fault.path))?.focus()}
                    sx={{
                      all: 'unset',
                      cursor: 'pointer',
                      textDecoration: 'underline',
                      '&:focus-visible': { outline: 2 },
                    }}
                  >
                    {text(fault.message)}
                  </Box>
                ) : (
                  text(fault.message)
                )}
              </li>
            ))}
          </Box>
        </Box>
      )}
      {problem.id !== '' && (
        <Typography variant="caption" component="p" color="textSecondary" sx={{ mt: 0.5 }}>
          {translate('problem.number', { id: problem.id })}
        </Typography>
      )}
    </Alert>
  );
}
