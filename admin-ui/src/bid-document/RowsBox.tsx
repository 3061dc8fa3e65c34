import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { FilledForm } from '../../../domain/bid-document/bid-document';
import type { BidderForm } from '../../../domain/tender-document/tender-package';
import { FieldBox } from './FieldBox';

interface RowsBoxProps {
  readonly form: BidderForm;
  readonly filled: FilledForm;
  readonly onChange: (form: FilledForm) => void;
}

/** A table that bidders fill in, row by row. */
export function RowsBox({ form, filled, onChange }: RowsBoxProps) {
  const t = useTranslate();
  const rows = filled.rows ?? [];
  const put = (next: NonNullable<FilledForm['rows']>) => onChange({ key: form.key, rows: next });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5 }}>
      {rows.map((row, index) => (
        // rows have nothing of their own to be known by
        <Box
          key={index}
          role="group"
          aria-label={t('bid.forms.row', { row: index + 1 })}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}
        >
          <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
            <Typography variant="body2" sx={{ flex: 1, fontWeight: 600 }}>
              {t('bid.forms.row', { row: index + 1 })}
            </Typography>
            <IconButton
              size="small"
              aria-label={t('bid.forms.removeRow', { row: index + 1 })}
              onClick={() => put(rows.filter((_, place) => place !== index))}
            >
              <DeleteIcon fontSize="small" />
            </IconButton>
          </Box>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr', lg: '1fr 1fr 1fr' } }}>
            {form.fields.map((field) => (
              <FieldBox
                key={field.key}
                field={field}
                value={row[field.key] ?? ''}
                onChange={(value) =>
                  put(rows.map((each, place) => (place === index ? { ...each, [field.key]: value } : each)))
                }
              />
            ))}
          </Box>
        </Box>
      ))}
      <Box>
        <Button variant="outlined" size="small" startIcon={<AddIcon />} onClick={() => put([...rows, {}])}>
          {t('bid.forms.addRow')}
        </Button>
      </Box>
    </Box>
  );
}
