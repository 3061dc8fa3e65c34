import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { withChanged, withMoved } from './draft-places';
import { RowButtons } from './RowButtons';
import type { SectionProps } from './section-props';
import { TextAt } from './TextAt';

/** The facts that a template asks for, by the names that its texts use. */
export function BlankRows({ draft: { blanks }, faults, disabled, onChange }: SectionProps<'blanks'>) {
  const t = useTranslate();
  const put = (index: number, changed: Partial<(typeof blanks)[number]>) =>
    onChange({ blanks: withChanged(blanks, index, changed) });
  const columns = [
    { name: 'key', label: t('tender.templates.blankKey') },
    { name: 'title', label: t('tender.templates.blankTitle') },
    { name: 'example', label: t('tender.templates.blankExample') },
  ] as const;
  return (
    <Stack spacing={1.5}>
      {blanks.map((blank, index) => (
        // the key is typed here: it names nothing while it changes
        <Stack key={index} direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          {columns.map(({ name, label }) => (
            <Box key={name} sx={{ flex: name === 'key' ? '0 1 150px' : '1 1 200px' }}>
              <TextAt
                path={`blanks.${index}.${name}`}
                label={label}
                value={blank[name] ?? ''}
                onChange={(value) =>
                  put(index, { [name]: name === 'key' ? value.replace(/[^A-Za-z0-9]/g, '') : value })
                }
                {...{ faults, disabled }}
              />
            </Box>
          ))}
          <RowButtons
            name={blank.title}
            count={blanks.length}
            {...{ index, disabled }}
            onMove={(by) => onChange({ blanks: withMoved(blanks, index, by) })}
            onRemove={() => onChange({ blanks: blanks.filter((_, place) => place !== index) })}
          />
        </Stack>
      ))}
      <Box>
        <Button
          disabled={disabled}
          onClick={() => onChange({ blanks: [...blanks, { key: `fact${blanks.length + 1}`, title: '' }] })}
        >
          {t('tender.templates.addBlank')}
        </Button>
      </Box>
    </Stack>
  );
}
