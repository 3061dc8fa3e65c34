import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { expertDecisionSchema, type ExpertFile } from '../../../api/contract';
import { expertEventKinds, standingAfter, type ExpertEventKind } from '../../../domain/drawing/expert-standing';
import { specialities, specialityName } from '../../../domain/drawing/specialities';
import { problemOf } from '../api/client';
import { useRegionChoices } from '../api/use-region-choices';
import { ProblemAlert } from '../look/ProblemAlert';
import { useDecision } from './use-register';

const grades = ['excellent', 'good', 'fair', 'poor'] as const;

interface Props {
  readonly id: string;
  readonly file: ExpertFile;
}

/** A decision about an expert: what can be decided from where they stand, and what it needs. */
export function DecisionForm({ id, file: { expert } }: Props) {
  const t = useTranslate();
  const decision = useDecision(id);
  const { choices: regions } = useRegionChoices();
  const kinds = expertEventKinds.filter((each) => standingAfter(expert?.state, each) !== undefined);
  const [chosen, setKind] = useState<ExpertEventKind>();
  const [codes, setCodes] = useState<readonly string[]>(expert?.specialities ?? []);
  const [region, setRegion] = useState(expert?.region ?? '');
  const [title, setTitle] = useState(expert?.title ?? '');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [points, setPoints] = useState('');
  const [grade, setGrade] = useState<(typeof grades)[number]>('good');
  const kind = chosen !== undefined && kinds.includes(chosen) ? chosen : kinds[0];
  if (kind === undefined) return null;

  const registers = kind === 'admission' || kind === 'change';
  const made = expertDecisionSchema.safeParse({
    kind,
    ...(registers
      ? { specialities: codes, region, title }
      : {
          reason,
          ...(kind === 'suspension' && until !== '' && { until }),
          ...(kind === 'penalty' && { points: Number(points) }),
          ...(kind === 'appraisal' && { grade }),
        }),
  });
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('register.decide')}
      </Typography>
      <Stack sx={{ gap: 1.5, maxWidth: 560 }}>
        <TextField
          select
          label={t('register.decision')}
          value={kind}
          onChange={(event) => setKind(expertEventKinds.find((each) => each === event.target.value))}
        >
          {kinds.map((each) => (
            <MenuItem key={each} value={each}>
              {t(`register.kind.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        {registers && (
          <>
            <Autocomplete
              multiple
              options={specialities.map(({ code }) => code)}
              value={[...codes]}
              getOptionLabel={(code) => `${code} ${specialityName(code)}`}
              onChange={(_event, next) => setCodes(next)}
              renderInput={(props) => <TextField {...props} label={t('register.column.specialities')} />}
            />
            <Autocomplete
              options={regions}
              value={regions.find(({ value }) => value === region) ?? null}
              onChange={(_event, next) => setRegion(next?.value ?? '')}
              isOptionEqualToValue={(one, other) => one.value === other.value}
              renderInput={(props) => <TextField {...props} label={t('register.column.region')} />}
            />
            <TextField
              label={t('register.column.title')}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </>
        )}
        {!registers && (
          <TextField
            label={t('register.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            multiline
            minRows={2}
          />
        )}
        {kind === 'suspension' && (
          <TextField
            type="date"
            label={t('register.suspendedUntil')}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        )}
        {kind === 'penalty' && (
          <TextField
            type="number"
            label={t('register.deduct')}
            value={points}
            onChange={(event) => setPoints(event.target.value)}
          />
        )}
        {kind === 'appraisal' && (
          <TextField
            select
            label={t('register.gradeOf')}
            value={grade}
            onChange={(event) => setGrade(grades.find((each) => each === event.target.value) ?? 'good')}
          >
            {grades.map((each) => (
              <MenuItem key={each} value={each}>
                {t(`register.grade.${each}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
        {decision.error && <ProblemAlert problem={problemOf(decision.error)} />}
        <Button
          variant="contained"
          disabled={!made.success || decision.isPending}
          onClick={() => made.success && decision.mutate(made.data)}
          sx={{ alignSelf: 'flex-start' }}
        >
          {t('register.decide')}
        </Button>
      </Stack>
    </Card>
  );
}
