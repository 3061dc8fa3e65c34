import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Field } from '../../../definitions/language';
import { useText } from '../i18n/use-text';
import { useFormSetting } from './form-setting';
import { faultAt, fieldIds } from './use-field';
import { WhyDisclosure } from './WhyDisclosure';

interface FieldFrameProps {
  readonly path: string;
  readonly field: Field;
  readonly required: boolean;
  readonly children: ReactNode;
}

/** Inputs made of several controls: their label names the group. */
const groups: readonly Field['type'][] = [
  'choice',
  'boolean',
  'document',
  'list',
  'committee',
  'bid',
  'scoreSheet',
  'corrections',
  'date',
  'dateTime',
];
/** Inputs that show the faults inside them themselves. */
const tellsInside: readonly Field['type'][] = ['list', 'scoreSheet', 'corrections'];

/** Label above, input, fault, help and the law below: the same for every field. */
export function FieldFrame({ path, field, required, children }: FieldFrameProps) {
  const t = useTranslate();
  const text = useText();
  const { formId, shown } = useFormSetting();
  const ids = fieldIds(formId, path);
  const fault = faultAt(shown, path, !tellsInside.includes(field.type));
  const isGroup = groups.includes(field.type);
  return (
    <Box
      id={ids.frame}
      role={isGroup ? 'group' : undefined}
      aria-labelledby={isGroup ? ids.label : undefined}
      sx={{ minWidth: 0, ...(fault && { borderLeft: 4, borderColor: 'error.main', pl: 1.5 }) }}
    >
      <Typography
        id={ids.label}
        component={isGroup ? 'div' : 'label'}
        {...(!isGroup && { htmlFor: ids.input })}
        sx={{ display: 'block', fontWeight: 600, mb: 0.5 }}
      >
        {text(field.title)}
        {required ? (
          <Typography component="span" sx={{ color: 'error.main', fontWeight: 400, ml: 0.75, fontSize: '0.8125rem' }}>
            {t('form.required')}
          </Typography>
        ) : (
          <Typography
            component="span"
            sx={{ color: 'text.secondary', fontWeight: 400, ml: 0.75, fontSize: '0.8125rem' }}
          >
            {t('form.optional')}
          </Typography>
        )}
      </Typography>
      {fault && (
        <Typography id={ids.fault} variant="body2" sx={{ color: 'error.main', fontWeight: 600, mb: 0.5 }}>
          {text(fault.message)}
        </Typography>
      )}
      {children}
      <Box id={ids.help} sx={{ mt: 0.5, display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
        {field.help && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {text(field.help)}
          </Typography>
        )}
        {field.article && <WhyDisclosure article={field.article} about={text(field.title)} />}
      </Box>
    </Box>
  );
}
