import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Absence } from '../../../api/contract';
import { problemOf } from '../api/client';
import { ProblemAlert } from '../look/ProblemAlert';
import { StatusChip } from '../look/StatusChip';
import { AbsenceForm, type Post } from './AbsenceForm';
import { useAbsences, useChangeAbsence } from './use-absences';

interface Props {
  /** Whose; one's own without it. */
  readonly userId?: string;
  readonly posts: readonly Post[];
}

/** When a person is absent and who stands in, and for whom they stand in themselves. */
export function AbsenceCard({ userId, posts }: Props) {
  const translate = useTranslate();
  const { data, error, refetch } = useAbsences(userId);
  const [isSetting, setSetting] = useState(false);
  const recall = useChangeAbsence();
  const whose = userId === undefined ? 'own' : 'other';
  return (
    <Card component="section" sx={{ p: 2.5, maxWidth: 720 }} aria-labelledby="absence-title">
      <Typography variant="h2" id="absence-title">
        {translate('absence.title')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate(`absence.help.${whose}`)}
      </Typography>
      {error && !data && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton variant="rounded" height={60} />}
      {recall.error && <ProblemAlert problem={problemOf(recall.error)} />}
      {data && data.own.length + data.standsIn.length > 0 && (
        <Box component="ul" sx={{ p: 0, m: 0, mb: 1.5, listStyle: 'none' }}>
          {[...data.standsIn, ...data.own].map((absence) => (
            <AbsenceRow
              key={absence.id}
              absence={absence}
              isStandingIn={data.standsIn.includes(absence)}
              onRecall={() => recall.mutate({ recall: absence.id })}
            />
          ))}
        </Box>
      )}
      {isSetting ? (
        <AbsenceForm userId={userId} posts={posts} onClose={() => setSetting(false)} />
      ) : (
        <Button variant="outlined" onClick={() => setSetting(true)}>
          {translate('absence.set')}
        </Button>
      )}
    </Card>
  );
}

const tones = { now: 'going', coming: 'care', over: 'neutral', recalled: 'neutral' } as const;

interface RowProps {
  readonly absence: Absence;
  readonly isStandingIn: boolean;
  readonly onRecall: () => void;
}

function AbsenceRow({ absence, isStandingIn, onRecall }: RowProps) {
  const translate = useTranslate();
  const { from, to, user, substitute, role, body, state, setBy, mayRecall } = absence;
  const days = translate('calendar.fromTo', { from, to });
  return (
    <Box
      component="li"
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 1 },
        ...{ borderTop: 1, borderColor: 'divider', fontSize: '0.875rem' },
      }}
    >
      <StatusChip tone={tones[state]} label={translate(`absence.state.${state}`)} />
      <Box sx={{ flex: 1, minWidth: 200 }}>
        <strong>{days}</strong>
        <div>
          {translate(isStandingIn ? 'absence.standsIn' : 'absence.by', {
            name: isStandingIn ? user.name : substitute.name,
          })}
        </div>
        <Typography variant="body2" color="textSecondary">
          {body.name} · {translate(`role.${role}`)}
          {setBy && ` · ${translate('absence.setBy', { name: setBy.name })}`}
        </Typography>
      </Box>
      {mayRecall && !isStandingIn && (
        <Button size="small" aria-label={`${translate('absence.recall')}: ${days}`} onClick={onRecall}>
          {translate('absence.recall')}
        </Button>
      )}
    </Box>
  );
}
