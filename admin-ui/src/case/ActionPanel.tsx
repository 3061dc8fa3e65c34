import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { findAction } from '../../../definitions/language/visibility';
import { problemOf } from '../api/client';
import { WhyDisclosure } from '../forms/WhyDisclosure';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { ProblemAlert } from '../look/ProblemAlert';
import { ActionForm } from './ActionForm';
import { useCase, useDefinition } from './use-case';
import { useClosedReason } from './use-closed-reason';

interface ActionPanelProps {
  readonly caseId: string;
  readonly action: string;
  /** The question or objection that is answered. */
  readonly about?: string | undefined;
  /** Called when the receipt was read, or there is nothing to do here. */
  readonly onDone: () => void;
}

/** One action of a case, ready to be taken: its words, its limit and its form, or why it is not open. */
export function ActionPanel({ caseId, action: name, about, onDone }: ActionPanelProps) {
  const t = useTranslate();
  const text = useText();
  const { data: view, error, refetch } = useCase(caseId);
  const { data: definition, error: unknown, refetch: askAgain } = useDefinition(view?.definitionId);
  const reasonOf = useClosedReason(view);
  const found = view?.actions.find(({ action }) => action === name);
  // once begun it stays, although the act itself closes it: the receipt stands in it
  const [begun, setBegun] = useState(found?.open ? found : undefined);
  if (!begun && found?.open) setBegun(found);

  if (error && !view) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (unknown && !definition) return <ProblemAlert problem={problemOf(unknown)} onRetry={() => void askAgain()} />;
  if (!view || !definition) return <Skeleton variant="rounded" height={160} />;
  const offered = found ?? (begun && { ...begun, open: false });
  const action = findAction(definition, name);
  if (!offered || !action || !begun) {
    return (
      <Alert
        severity="info"
        action={
          <Button color="inherit" size="small" onClick={onDone}>
            {t('case.close')}
          </Button>
        }
      >
        {offered?.refusal ? reasonOf(offered) : t('case.notOffered')}
      </Alert>
    );
  }
  return (
    <Box component="section" aria-label={text(offered.title)}>
      <Typography variant="h2" component="h2">
        {text(offered.title)}
      </Typography>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, alignItems: 'baseline', mt: 0.5, mb: 2 }}
      >
        {offered.open && offered.dueAt && (
          <Typography variant="body2" component="span">
            <Countdown at={offered.dueAt} stoppedSince={view.suspendedAt} />
          </Typography>
        )}
        {action.help && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {text(action.help)}
          </Typography>
        )}
        {action.article && <WhyDisclosure article={action.article} about={text(offered.title)} />}
      </Box>
      <ActionForm view={view} offered={offered} action={action} about={about} onDone={onDone} />
    </Box>
  );
}
