import AddIcon from '@mui/icons-material/Add';
import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { askedFields, isRequired } from '../../../../definitions/language/asked-fields';
import { useText } from '../../i18n/use-text';
import { useFormSetting, type FormValues, type InputProps } from '../form-setting';
import { fieldIds } from '../use-field';
import { ListSum } from './ListSum';

/** A list is one level deep for react-hook-form; what a row holds is the definition's to say. */
interface Rows {
  readonly [path: string]: FormValues[];
}

/** Rows of fields: add, remove, put in order; the sum where it must be right. */
export function ListInput({ path, field }: InputProps<'list'>) {
  const t = useTranslate();
  const text = useText();
  const { formId, context, Field } = useFormSetting();
  const { fields, append, remove, move } = useFieldArray<Rows>({ name: path });
  const rows = (useWatch<FormValues>({ name: path }) ?? []) as readonly FormValues[]; // rows of this list
  const isFull = field.atMost !== undefined && fields.length >= field.atMost;
  const ids = fieldIds(formId, path);
  return (
    <Stack spacing={1.5}>
      {fields.map((row, index) => {
        const values = rows[index] ?? {};
        return (
          <Box key={row.id} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
            <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
              <Typography variant="body2" sx={{ flex: 1, fontWeight: 600, color: 'text.secondary' }}>
                {t('form.list.row', { title: text(field.title), number: index + 1 })}
              </Typography>
              <IconButton
                size="small"
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
                aria-label={t('form.list.up', { number: index + 1 })}
              >
                <ArrowUpwardIcon fontSize="small" />
              </IconButton>
              <IconButton
                size="small"
                disabled={index === fields.length - 1}
                onClick={() => move(index, index + 1)}
                aria-label={t('form.list.down', { number: index + 1 })}
              >
                <ArrowDownwardIcon fontSize="small" />
              </IconButton>
              <IconButton
                size="small"
                onClick={() => remove(index)}
                aria-label={t('form.list.remove', { number: index + 1 })}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            </Box>
            <Box
              sx={{
                display: 'grid',
                gap: 2,
                gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fit, minmax(220px, 1fr))' },
              }}
            >
              {askedFields(field.of, values, context).map((name) => {
                const inner = field.of[name];
                return (
                  inner && (
                    <Field
                      key={name}
                      path={`${path}.${index}.${name}`}
                      field={inner}
                      required={isRequired(inner, values)}
                    />
                  )
                );
              })}
            </Box>
          </Box>
        );
      })}
      {field.sumsTo && fields.length > 0 && <ListSum rows={rows} of={field.of} sumsTo={field.sumsTo} />}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Button
          id={ids.input}
          variant="outlined"
          size="small"
          startIcon={<AddIcon />}
          disabled={isFull}
          onClick={() => append({})}
        >
          {t('form.list.add', { title: text(field.title) })}
        </Button>
        {isFull && <Typography variant="body2">{t('form.list.full', { most: field.atMost })}</Typography>}
      </Box>
    </Stack>
  );
}
