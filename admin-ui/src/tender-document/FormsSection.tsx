import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { bidderFormKinds } from '../../../domain/tender-document/tender-package';
import { BidderFields } from './BidderFields';
import { newName, withChanged } from './draft-places';
import { Folded } from './Folded';
import type { SectionProps } from './section-props';
import { TextAt } from './TextAt';
import { TitleRow } from './TitleRow';

type BidderForm = SectionProps<'bidderForms'>['draft']['bidderForms'][number];

interface FormsSectionProps extends SectionProps<'bidderForms'> {
  /** The form that a fault is in. */
  readonly open: number;
  readonly onOpen: (index: number) => void;
}

/** What bidders must hand in, form by form. */
export function FormsSection({ draft, faults, disabled, onChange, open, onOpen }: FormsSectionProps) {
  const t = useTranslate();
  const { bidderForms } = draft;
  const put = (index: number, changed: Partial<BidderForm>) =>
    onChange({ bidderForms: withChanged(bidderForms, index, changed) });
  return (
    <Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t('tender.formsHelp')}
      </Typography>
      {bidderForms.map((form, index) => (
        <Folded
          key={form.key}
          title={form.title}
          isOpen={open === index}
          onToggle={(isOpen) => onOpen(isOpen ? index : -1)}
          notes={
            <>
              <Chip size="small" variant="outlined" label={t(`tender.formKind.${form.kind}`)} />
              {form.required && <Chip size="small" label={t('form.required')} />}
              {faults.some(
                ({ path }) => path === `bidderForms.${index}` || path.startsWith(`bidderForms.${index}.`),
              ) && <Chip size="small" color="error" label={t('tender.faulty')} />}
            </>
          }
        >
          <Stack spacing={2}>
            <TitleRow
              at="bidderForms"
              label={t('tender.formTitle')}
              list={bidderForms}
              {...{ index, faults, disabled }}
              onChange={(forms) => onChange({ bidderForms: forms })}
              onMoved={onOpen}
            />
            <KindChoice form={form} disabled={disabled} onChange={(changed) => put(index, changed)} />
            <TextAt
              path={`bidderForms.${index}.text`}
              label={t(form.kind === 'statement' ? 'tender.statementText' : 'tender.formText')}
              value={form.text}
              onChange={(text) => put(index, { text })}
              rows={2}
              {...{ faults, disabled }}
            />
            {(form.kind === 'fields' || form.kind === 'table') && (
              <BidderFields
                at={`bidderForms.${index}.fields`}
                fields={form.fields}
                {...{ faults, disabled }}
                onChange={(fields) => put(index, { fields })}
              />
            )}
          </Stack>
        </Folded>
      ))}
      <Button
        sx={{ mt: 1.5 }}
        disabled={disabled}
        onClick={() => {
          const form: BidderForm = { key: newName(), title: '', kind: 'files', text: '', required: true, fields: [] };
          onChange({ bidderForms: [...bidderForms, form] });
          onOpen(bidderForms.length);
        }}
      >
        {t('tender.addForm')}
      </Button>
    </Box>
  );
}

interface KindChoiceProps {
  readonly form: BidderForm;
  readonly disabled: boolean;
  readonly onChange: (changed: Partial<BidderForm>) => void;
}

function KindChoice({ form, disabled, onChange }: KindChoiceProps) {
  const t = useTranslate();
  // what was typed for another kind comes back when it is chosen again
  const [left, setLeft] = useState<BidderForm['fields']>([]);
  return (
    <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
      <TextField
        select
        size="small"
        variant="outlined"
        label={t('tender.formKindLabel')}
        value={form.kind}
        disabled={disabled}
        sx={{ minWidth: 220 }}
        onChange={(event) => {
          const kind = bidderFormKinds.find((one) => one === event.target.value) ?? form.kind;
          const hasFields = kind === 'fields' || kind === 'table';
          if (!hasFields) setLeft(form.fields);
          onChange({ kind, fields: hasFields ? (form.fields.length > 0 ? form.fields : left) : [] });
        }}
      >
        {bidderFormKinds.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {t(`tender.formKind.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        label={t('tender.mustFill')}
        control={
          <Switch
            checked={form.required}
            disabled={disabled}
            onChange={(event) => onChange({ required: event.target.checked })}
          />
        }
      />
    </Stack>
  );
}
