import { Box, Checkbox, Chip, FormControlLabel, InputAdornment, Stack, TextField, Typography } from '@mui/material';
import SearchIcon from '@mui/icons-material/Search';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useText } from '../../i18n/use-text';
import { useFormSetting, type InputProps } from '../form-setting';
import { useField } from '../use-field';
import { useExperts, type Expert } from '../values/use-directory';

interface Member {
  readonly userId: string;
  readonly kind: Expert['kind'];
}

/** The fewest experts among so many members that are not below the share, a fraction such as `2/3`. */
function leastExperts(size: number, share: string): number {
  const [n = 0, d = 1] = share.split('/').map(Number);
  return Math.ceil((size * n) / (d || 1));
}

/** Chooses the committee: who must keep away cannot be chosen, and the count says what is still missing. */
export function CommitteeInput({ path, field }: InputProps<'committee'>) {
  const t = useTranslate();
  const text = useText();
  const { caseId, context } = useFormSetting();
  const experts = useExperts(caseId);
  const [q, setQ] = useState('');
  const { value = [], change, leave, ids } = useField<readonly Member[]>(path);

  const size = Number(context.rules[field.size.rule]?.value ?? 0);
  const rule = context.rules[field.expertShare.rule]?.value;
  const share = typeof rule === 'string' ? rule : '0';
  const wanted = Math.max(size, value.length);
  const chosenExperts = value.filter(({ kind }) => kind === 'expert').length;
  const least = leastExperts(wanted, share);
  const isRight = value.length >= size && value.length % 2 === 1 && chosenExperts >= least;
  const shown = (experts ?? []).filter(({ name, employer }) => `${name}${employer}`.includes(q.trim()));
  const toggle = ({ userId, kind }: Expert) => {
    const without = value.filter((member) => member.userId !== userId);
    const next = without.length < value.length ? without : [...value, { userId, kind }];
    change(next.length === 0 ? undefined : next);
    leave();
  };

  return (
    <Stack spacing={1} sx={{ maxWidth: 720 }}>
      <Typography role="status" sx={{ fontWeight: 600, color: isRight ? 'success.main' : 'text.primary' }}>
        {t('form.committee.count', { count: value.length, size, experts: chosenExperts, least })}
        {value.length > 0 && value.length % 2 === 0 && ` ${t('form.committee.even')}`}
      </Typography>
      <TextField
        id={ids.input}
        value={q}
        onChange={(event) => setQ(event.target.value)}
        placeholder={t('form.committee.find')}
        slotProps={{
          htmlInput: { 'aria-label': t('form.committee.find'), type: 'search' },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
        sx={{ maxWidth: 320 }}
      />
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          maxHeight: 420,
          overflowY: 'auto',
        }}
      >
        {shown.map((expert) => (
          <Box
            component="li"
            key={expert.userId}
            sx={{ px: 1.5, py: 0.5, '& + li': { borderTop: 1, borderColor: 'divider' } }}
          >
            <FormControlLabel
              disabled={!!expert.avoid}
              sx={{ width: '100%', mr: 0 }}
              control={
                <Checkbox
                  size="small"
                  checked={value.some(({ userId }) => userId === expert.userId)}
                  onChange={() => toggle(expert)}
                  slotProps={{ input: { 'aria-describedby': `${ids.input}-${expert.userId}` } }}
                />
              }
              label={
                <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
                  <span>{expert.name}</span>
                  <Chip size="small" variant="outlined" label={t(`form.committee.${expert.kind}`)} />
                  <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                    {expert.employer}
                  </Typography>
                </Box>
              }
            />
            <Typography id={`${ids.input}-${expert.userId}`} variant="body2" sx={{ color: 'warning.main', pl: 3.75 }}>
              {expert.avoid && t('form.committee.avoid', { why: text(expert.avoid) })}
            </Typography>
          </Box>
        ))}
        {experts && shown.length === 0 && (
          <Typography component="li" sx={{ p: 1.5 }}>
            {t('form.committee.nobody')}
          </Typography>
        )}
        {!experts && (
          <Typography component="li" sx={{ p: 1.5 }}>
            {t('case.loading')}
          </Typography>
        )}
      </Box>
    </Stack>
  );
}
