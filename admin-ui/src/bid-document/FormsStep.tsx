import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { FilledForm } from '../../../domain/bid-document/bid-document';
import type { BidderForm } from '../../../domain/tender-document/tender-package';
import type { BidDraft } from './bid-draft';
import { FieldBox } from './FieldBox';
import { RowsBox } from './RowsBox';
import { StatementBox } from './StatementBox';

interface FormsStepProps {
  readonly forms: readonly BidderForm[];
  readonly draft: BidDraft;
  readonly onChange: (form: FilledForm) => void;
}

/** The forms of the tender document that bidders fill in, one below the other. */
export function FormsStep({ forms, draft, onChange }: FormsStepProps) {
  const t = useTranslate();
  const asked = forms.filter(({ kind }) => kind === 'statement' || kind === 'fields' || kind === 'table');
  if (asked.length === 0) return <Typography>{t('bid.forms.none')}</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {asked.map((form) => {
        const filled = draft.forms[form.key] ?? { key: form.key };
        return (
          <Box key={form.key} component="section" aria-label={form.title}>
            <Typography variant="h4" component="h5">
              {form.title}
              {!form.required && t('bid.forms.optional')}
            </Typography>
            {form.text !== '' && (
              <Typography
                variant="body2"
                sx={{ whiteSpace: 'pre-wrap', color: 'text.secondary', mt: 0.5, maxHeight: 320, overflow: 'auto' }}
                tabIndex={0}
              >
                {form.text}
              </Typography>
            )}
            {form.kind === 'statement' && <StatementBox {...{ filled, onChange }} />}
            {form.kind === 'table' && <RowsBox {...{ form, filled, onChange }} />}
            {form.kind === 'fields' && (
              <Box sx={{ display: 'grid', gap: 2, mt: 1.5, gridTemplateColumns: { sm: '1fr 1fr' } }}>
                {form.fields.map((field) => (
                  <FieldBox
                    key={field.key}
                    field={field}
                    value={filled.values?.[field.key] ?? ''}
                    onChange={(value) => onChange({ ...filled, values: { ...filled.values, [field.key]: value } })}
                  />
                ))}
              </Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
