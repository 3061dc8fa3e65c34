import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type SyntheticEvent } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Body } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useRegionChoices } from '../api/use-region-choices';
import { useSave } from '../api/use-save';
import { ManyChoice } from '../look/ManyChoice';
import { LeaveGuard } from '../look/LeaveGuard';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { useFaultAt } from '../look/use-fault-at';
import { bodyKinds, isOfficialRole } from '../../../definitions/language/platform-roles';

interface Values extends Omit<Body, 'id' | 'uscc'> {
  readonly uscc: string;
}

interface Props {
  readonly start: Values;
  /** Undefined for a new body. */
  readonly id: string | undefined;
  readonly isReadOnly?: boolean;
}

const usccLength = 18;

/** The form of an organisation. */
export function BodyForm({ start, id, isReadOnly = false }: Props) {
  const translate = useTranslate();
  const industries = useIndustryChoices();
  const [values, setValues] = useState<Values>(start);
  const regions = useRegionChoices();
  const { mutate, error, isPending } = useSave<Omit<Body, 'id'>>('bodies', id);
  const problem = error ? problemOf(error) : undefined;
  const faultAt = useFaultAt(problem);

  const change = (part: Partial<Values>) => setValues({ ...values, ...part });
  const uscc = values.uscc.trim().toUpperCase();
  const usccFault =
    uscc !== '' && uscc.length !== usccLength
      ? translate('bodies.usccShort', { length: uscc.length })
      : faultAt('uscc');
  // registering a body of the market gives nobody a right
  const needsSecond = id !== undefined || values.kinds.some(isOfficialRole);
  const isComplete = values.name.trim().length > 1 && values.kinds.length > 0 && values.region !== '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const { name, kinds, region, active } = values;
    mutate({ name: name.trim(), kinds, region, active, industries: values.industries, ...(uscc !== '' && { uscc }) });
  };

  return (
    <Card component="form" onSubmit={submit} noValidate sx={{ p: 2.5, maxWidth: 640 }}>
      <LeaveGuard isFilled={JSON.stringify(values) !== JSON.stringify(start)} />
      <Stack sx={{ gap: 2.5 }}>
        {problem && <ProblemAlert problem={problem} inputId={(path) => `body-${path}`} />}
        <TextField
          id="body-name"
          label={translate('bodies.name')}
          value={values.name}
          disabled={isReadOnly}
          error={faultAt('name') !== undefined}
          helperText={faultAt('name') ?? translate('bodies.nameHelp')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          id="body-uscc"
          label={translate('bodies.uscc')}
          value={values.uscc}
          disabled={isReadOnly}
          error={usccFault !== undefined}
          helperText={usccFault ?? translate('bodies.usccHelp')}
          onChange={(event) => change({ uscc: event.target.value })}
          slotProps={{ htmlInput: { spellCheck: false, autoCapitalize: 'characters', autoComplete: 'off' } }}
        />
        <ManyChoice
          id="body-kinds"
          label={translate('bodies.kinds')}
          choices={bodyKinds.map((value) => ({ value, label: translate(`role.${value}`) }))}
          value={values.kinds}
          isReadOnly={isReadOnly}
          fault={faultAt('kinds')}
          onChange={(chosen) => change({ kinds: bodyKinds.filter((kind) => chosen.includes(kind)) })}
        />
        <Autocomplete
          id="body-region"
          disabled={isReadOnly}
          options={regions.choices}
          value={regions.choices.find(({ value }) => value === values.region) ?? null}
          onChange={(_event, choice) => change({ region: choice?.value ?? '' })}
          isOptionEqualToValue={(one, other) => one.value === other.value}
          getOptionKey={({ value }) => value}
          renderInput={(props) => (
            <TextField
              {...props}
              label={translate('bodies.region')}
              error={faultAt('region') !== undefined}
              helperText={faultAt('region')}
            />
          )}
        />
        <ManyChoice
          id="body-industries"
          label={translate('bodies.industries')}
          help={translate('bodies.industriesHelp')}
          choices={industries.choices}
          value={values.industries}
          isReadOnly={isReadOnly}
          fault={faultAt('industries')}
          onChange={(chosen) => change({ industries: [...chosen] })}
        />
        <FormControlLabel
          control={
            <Switch checked={values.active} disabled={isReadOnly} onChange={(_event, active) => change({ active })} />
          }
          label={translate('bodies.active')}
        />
        {!isReadOnly && needsSecond && (
          <Typography variant="body2" color="textSecondary">
            {translate('change.proposeHelp')}
          </Typography>
        )}
        <Stack direction="row" sx={{ gap: 1 }}>
          {!isReadOnly && (
            <ReasonButton
              type="submit"
              variant="contained"
              loading={isPending}
              reason={
                isComplete
                  ? usccFault !== undefined && uscc.length !== usccLength
                    ? usccFault
                    : undefined
                  : translate('ra.message.invalid_form')
              }
            >
              {translate(needsSecond ? 'change.propose' : 'shell.save')}
            </ReasonButton>
          )}
          <Button component={Link} to="/bodies">
            {translate(isReadOnly ? 'shell.back' : 'shell.cancel')}
          </Button>
        </Stack>
      </Stack>
    </Card>
  );
}
