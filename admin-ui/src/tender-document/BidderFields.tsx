import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { bidderFieldTypes } from '../../../domain/tender-document/tender-package';
import type { FieldFault } from '../../../api/contract';
import { useText } from '../i18n/use-text';
import { newName, withChanged, withMoved } from './draft-places';
import { RowButtons } from './RowButtons';
import type { SectionProps } from './section-props';
import { TextAt } from './TextAt';

type BidderField = SectionProps<'bidderForms'>['draft']['bidderForms'][number]['fields'][number];

interface BidderFieldsProps {
  readonly at: string;
  readonly fields: readonly BidderField[];
  readonly faults: readonly FieldFault[];
  readonly disabled: boolean;
  readonly onChange: (fields: BidderField[]) => void;
}

/** The fields of a form for bidders, or the columns of its table. */
export function BidderFields({ at, fields, faults, disabled, onChange }: BidderFieldsProps) {
  const t = useTranslate();
  const text = useText();
  const put = (index: number, changed: Partial<BidderField>) => onChange(withChanged(fields, index, changed));
  const fault = faults.find(({ path }) => path === at);
  return (
    <Stack spacing={1.5}>
      <Typography sx={{ fontWeight: 600 }}>{t('tender.fields')}</Typography>
      {fault && <FormHelperText error>{text(fault.message)}</FormHelperText>}
      {fields.map((field, index) => (
        <Stack key={field.key} direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          <Box sx={{ flex: '1 1 200px' }}>
            <TextAt
              path={`${at}.${index}.title`}
              label={t('tender.fieldTitle')}
              value={field.title}
              onChange={(title) => put(index, { title })}
              {...{ faults, disabled }}
            />
          </Box>
          <TextField
            select
            size="small"
            variant="outlined"
            label={t('tender.fieldType')}
            value={field.type}
            disabled={disabled}
            sx={{ minWidth: 140 }}
            onChange={(event) => {
              const type = bidderFieldTypes.find((one) => one === event.target.value) ?? field.type;
              const { options: _, ...rest } = field;
              onChange(
                fields.map((one, place) =>
                  place === index ? { ...rest, type, ...(type === 'choice' && { options: [] }) } : one,
                ),
              );
            }}
          >
            {bidderFieldTypes.map((type) => (
              <MenuItem key={type} value={type}>
                {t(`tender.fieldTypes.${type}`)}
              </MenuItem>
            ))}
          </TextField>
          {field.type === 'choice' && (
            <Box sx={{ flex: '1 1 200px' }}>
              <TextAt
                path={`${at}.${index}.options`}
                label={t('tender.options')}
                help={t('tender.optionsHelp')}
                value={(field.options ?? []).join('\n')}
                onChange={(given) => put(index, { options: given.split('\n').map((one) => one.trim()) })}
                rows={2}
                {...{ faults, disabled }}
              />
            </Box>
          )}
          <FormControlLabel
            label={t('form.required')}
            control={
              <Checkbox
                checked={field.required}
                disabled={disabled}
                onChange={(event) => put(index, { required: event.target.checked })}
              />
            }
          />
          <RowButtons
            name={field.title}
            count={fields.length}
            {...{ index, disabled }}
            onMove={(by) => onChange(withMoved(fields, index, by))}
            onRemove={() => onChange(fields.filter((_, place) => place !== index))}
          />
        </Stack>
      ))}
      <Box>
        <Button
          disabled={disabled}
          onClick={() => onChange([...fields, { key: newName(), title: '', type: 'text', required: true }])}
        >
          {t('tender.addField')}
        </Button>
      </Box>
    </Stack>
  );
}
