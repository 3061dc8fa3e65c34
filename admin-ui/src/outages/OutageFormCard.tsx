import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useNow } from '../api/clock';
import { ReasonButton } from '../look/ReasonButton';
import { AffectedCases } from './AffectedCases';
import { InstantField } from './InstantField';
import type { OutageForm, useAffected } from './use-outage';

interface Props {
  readonly form: OutageForm;
  readonly affected: ReturnType<typeof useAffected>;
  readonly chosen: number;
  readonly onChange: (part: Partial<OutageForm>) => void;
  readonly onReview: () => void;
}

const leastReason = 5;

/** When the outage was, why, until when, and whom it concerns. */
export function OutageFormCard({ form, affected, chosen, onChange, onReview }: Props) {
  const translate = useTranslate();
  const now = useNow();

  const { from, to, reason, newDeadline } = form;
  const order = from !== undefined && to !== undefined && to <= from ? translate('outages.order') : undefined;
  const late =
    newDeadline !== undefined && Date.parse(newDeadline) <= now ? translate('outages.newDeadlineLate') : undefined;
  const isFilled =
    from !== undefined && to !== undefined && newDeadline !== undefined && reason.trim().length >= leastReason;
  const refusal =
    order ?? late ?? (isFilled ? (chosen > 0 ? undefined : translate('outages.chooseOne')) : translate('outages.fill'));

  return (
    <Card sx={{ p: 2.5 }}>
      <Stack sx={{ gap: 2.5 }}>
        <Typography variant="h2">{translate('outages.period')}</Typography>
        <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2 }}>
          <InstantField
            id="outage-from"
            label={translate('outages.from')}
            value={from}
            onChange={(instant) => onChange({ from: instant, spared: [] })}
          />
          <InstantField
            id="outage-to"
            label={translate('outages.to')}
            value={to}
            fault={order}
            onChange={(instant) => onChange({ to: instant, spared: [] })}
          />
        </Stack>
        <AffectedCases
          affected={affected}
          spared={form.spared}
          onChange={(spared) => onChange({ spared })}
          isPeriodGiven={from !== undefined && to !== undefined && order === undefined}
        />
        <TextField
          id="outage-reason"
          label={translate('outages.reason')}
          helperText={translate('outages.reasonHelp')}
          value={reason}
          onChange={(event) => onChange({ reason: event.target.value.slice(0, 2000) })}
          multiline
          minRows={2}
        />
        <InstantField
          id="outage-deadline"
          label={translate('outages.newDeadline')}
          help={translate('outages.newDeadlineHelp')}
          fault={late}
          value={newDeadline}
          onChange={(instant) => onChange({ newDeadline: instant })}
        />
        <ReasonButton variant="contained" reason={refusal} onClick={onReview} sx={{ alignSelf: 'flex-start' }}>
          {translate('outages.review')}
        </ReasonButton>
      </Stack>
    </Card>
  );
}
