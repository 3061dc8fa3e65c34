import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Process } from '../../../definitions/language';
import { isPeriod } from '../../../definitions/language/limit';
import { periodText } from '../../../definitions/language/period';
import { citation } from '../../../definitions/language/citation';
import { useLanguage, useText } from '../i18n/use-text';

type Rule = Process['rules'][string];

/** The numbers of the law that the process follows, with the article of each. */
export function RulesTable({ rules }: { readonly rules: Process['rules'] }) {
  const t = useTranslate();
  const text = useText();
  const language = useLanguage();
  const words = (value: Rule['value'] | undefined) => {
    if (value === undefined) return '';
    if (isPeriod(value)) return text(periodText(value));
    return typeof value === 'boolean' ? t(value ? 'form.yes' : 'form.no') : String(value);
  };
  const bounds = ({ least, most, fixed }: Rule) =>
    [
      least !== undefined && t('process.rule.least', { value: words(least) }),
      most !== undefined && t('process.rule.most', { value: words(most) }),
      fixed !== undefined && t('process.rule.fixed'),
    ]
      .filter(Boolean)
      .join(t('case.comma'));
  return (
    <Table size="small">
      <TableHead>
        <TableRow>
          <TableCell>{t('process.rule.title')}</TableCell>
          <TableCell>{t('process.rule.value')}</TableCell>
          <TableCell sx={{ display: { xs: 'none', md: 'table-cell' } }}>{t('process.rule.article')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {Object.entries(rules).map(([name, rule]) => (
          <TableRow key={name} sx={{ verticalAlign: 'top' }}>
            <TableCell>
              {text(rule.title)}
              <Box sx={{ display: { xs: 'block', md: 'none' }, color: 'text.secondary' }}>
                {citation(rule.article, language)}
              </Box>
            </TableCell>
            <TableCell>
              <strong>{words(rule.value)}</strong>
              <Box sx={{ color: 'text.secondary' }}>{bounds(rule)}</Box>
            </TableCell>
            <TableCell sx={{ display: { xs: 'none', md: 'table-cell' }, color: 'text.secondary' }}>
              {citation(rule.article, language)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
