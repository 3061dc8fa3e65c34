import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { BodyRef, PlatformRole } from '../../../api/contract';
import { problemOf } from '../api/client';
import { platformNow } from '../api/clock';
import { DayField } from '../look/DayField';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { instantText } from '../look/span-of-time';
import { useFaultAt } from '../look/use-fault-at';
import { useChangeAbsence, useSubstitutes } from './use-absences';

/** A role at a body, as a membership names it. */
export interface Post {
  readonly id: string;
  readonly role: PlatformRole;
  readonly body: BodyRef;
}

interface Props {
  readonly userId: string | undefined;
  readonly posts: readonly Post[];
  readonly onClose: () => void;
}

/** From when to when somebody is absent, and who stands in. */
export function AbsenceForm({ userId, posts, onClose }: Props) {
  const translate = useTranslate();
  const today = instantText(platformNow(), 'day');
  const [post, setPost] = useState(posts[0]?.id ?? '');
  const [days, setDays] = useState({ from: today, to: today });
  const [substitute, setSubstitute] = useState('');
  const people = useSubstitutes(post, userId);
  const { mutate, error, isPending } = useChangeAbsence();
  const problem = error ? problemOf(error) : undefined;
  const faultAt = useFaultAt(problem);

  const found = people.data?.items ?? [];
  const reason =
    people.data && found.length === 0 ? 'absence.nobody' : substitute === '' ? 'absence.choose' : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason !== undefined || isPending) return;
    const input = { membershipId: post, substituteId: substitute, ...days, ...(userId !== undefined && { userId }) };
    mutate({ set: input }, { onSuccess: onClose });
  };
  const day = (name: 'from' | 'to') => (
    <DayField
      id={`absence-${name}`}
      label={translate(`absence.${name}`)}
      value={days[name]}
      error={faultAt(name)}
      onChange={(next) => setDays({ ...days, [name]: next })}
    />
  );
  return (
    <Stack component="form" onSubmit={submit} noValidate sx={{ gap: 2 }}>
      {problem && <ProblemAlert problem={problem} inputId={(path) => `absence-${path}`} />}
      {posts.length > 1 && (
        <TextField
          select
          id="absence-membershipId"
          label={translate('absence.post')}
          value={post}
          onChange={(event) => {
            setPost(event.target.value);
            setSubstitute('');
          }}
        >
          {posts.map(({ id, role, body }) => (
            <MenuItem key={id} value={id}>
              {body.name} · {translate(`role.${role}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2 }}>
        {day('from')}
        {day('to')}
      </Stack>
      <TextField
        select
        id="absence-substituteId"
        label={translate('absence.substitute')}
        value={substitute}
        error={faultAt('substituteId') !== undefined}
        helperText={faultAt('substituteId') ?? translate('absence.substituteHelp')}
        onChange={(event) => setSubstitute(event.target.value)}
        disabled={found.length === 0}
      >
        {found.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <Stack direction="row" sx={{ gap: 1 }}>
        <ReasonButton type="submit" variant="contained" loading={isPending} reason={reason && translate(reason)}>
          {translate('absence.save')}
        </ReasonButton>
        <Button onClick={onClose}>{translate('shell.cancel')}</Button>
      </Stack>
    </Stack>
  );
}
