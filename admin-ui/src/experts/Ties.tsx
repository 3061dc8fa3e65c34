import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Body, ExpertFile } from '../../../api/contract';
import { tieKinds, type TieKind } from '../../../domain/drawing/avoidance';
import { problemOf } from '../api/client';
import { useBodies } from '../forms/values/use-directory';
import { DayField } from '../look/DayField';
import { ProblemAlert } from '../look/ProblemAlert';
import { useNoteTie } from './use-register';

interface Props {
  readonly file: ExpertFile;
  /** Whose they are; one's own where nobody is named. */
  readonly id?: string;
}

/** Ties to bodies for which an expert must stay out, and a form to note another. */
export function Ties({ file: { ties }, id }: Props) {
  const t = useTranslate();
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2">{t('register.ties')}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t(id === undefined ? 'register.tiesOwnHelp' : 'register.tiesHelp')}
      </Typography>
      {ties.map(({ id: tie, kind, body, until }) => (
        <Typography key={tie} variant="body2">
          {body.name} · {t(`register.tie.${kind}`)}
          {until === undefined ? '' : ` · ${t('register.endedOn', { day: until })}`}
        </Typography>
      ))}
      <NoteTie id={id} />
    </Card>
  );
}

function NoteTie({ id }: { readonly id: string | undefined }) {
  const t = useTranslate();
  const note = useNoteTie(id);
  const [kind, setKind] = useState<TieKind>('family');
  const [body, setBody] = useState<Body | null>(null);
  const [typed, setTyped] = useState('');
  const [until, setUntil] = useState('');
  const { items, loading } = useBodies(undefined, useDeferredValue(typed === body?.name ? '' : typed.trim()));
  const send = () => {
    if (!body) return;
    note.mutate(
      { kind, bodyId: body.id, ...(until !== '' && { until }) },
      {
        onSuccess() {
          setBody(null);
          setTyped('');
          setUntil('');
        },
      },
    );
  };
  return (
    <Stack sx={{ gap: 1.5, mt: 2, maxWidth: 560 }}>
      <Autocomplete
        options={items}
        value={body}
        inputValue={typed}
        loading={loading}
        loadingText={t('case.loading')}
        noOptionsText={t('form.noneFound')}
        filterOptions={(options) => options}
        getOptionLabel={({ name }) => name}
        getOptionKey={(one) => one.id}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        onInputChange={(_, words) => setTyped(words)}
        onChange={(_, chosen) => setBody(chosen)}
        renderInput={(props) => <TextField {...props} label={t('register.tieBody')} />}
      />
      <TextField
        select
        label={t('register.tieKind')}
        value={kind}
        onChange={(event) => setKind(tieKinds.find((each) => each === event.target.value) ?? kind)}
      >
        {tieKinds.map((each) => (
          <MenuItem key={each} value={each}>
            {t(`register.tie.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <DayField label={t('register.tieUntil')} value={until} onChange={setUntil} />
      {note.error && <ProblemAlert problem={problemOf(note.error)} />}
      <Button variant="outlined" disabled={!body || note.isPending} onClick={send} sx={{ alignSelf: 'flex-start' }}>
        {t('register.noteTie')}
      </Button>
    </Stack>
  );
}
