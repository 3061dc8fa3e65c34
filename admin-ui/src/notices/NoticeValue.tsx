import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Notice } from '../../../api/contract';
import { useRegionChoices } from '../api/use-region-choices';
import { DocumentLink } from '../forms/values/DocumentLink';
import { useText } from '../i18n/use-text';
import { Amount } from '../look/Amount';
import { Instant } from '../look/Instant';
import { NoticeRows } from './NoticeRows';

type NoticeField = Notice['fields'][number];

const isDocument = (value: unknown): value is { readonly id: string; readonly name: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

/** The value of a field of a notice, as its type is read. */
export function NoticeValue({ field }: { readonly field: NoticeField }) {
  const translate = useTranslate();
  const text = useText();
  const regions = useRegionChoices();

  const { type, value, options, unit, columns } = field;
  if (value === null || value === undefined || value === '') return translate('notices.none');
  if (typeof value === 'boolean') return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
  if (typeof value === 'string') {
    if (type === 'dateTime') return <Instant at={value} />;
    if (type === 'region') return regions.nameOf(value);
    if (type === 'amount') return <Amount value={value} unit={unit ?? 'CNY'} capital />;
    if (type === 'choice' && options?.[value]) return text(options[value]);
    return value;
  }
  if (type === 'document' && Array.isArray(value)) {
    return value.filter(isDocument).map(({ id }) => (
      <Box key={id}>
        <DocumentLink id={id} />
      </Box>
    ));
  }
  if (columns && Array.isArray(value)) return <NoticeRows label={text(field.title)} columns={columns} rows={value} />;
  return typeof value === 'number' ? String(value) : null;
}
