import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Notice } from '../../../api/contract';
import { HashText } from '../forms/values/HashText';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { NoticeFields } from '../notices/NoticeFields';
import { NoticeTable } from '../notices/NoticeTable';

/** A notice of another platform in its words. Its documents stand with those of the case, where they can be opened. */
export function ExchangedNotice({ notice }: { readonly notice: Notice }) {
  const translate = useTranslate();
  const text = useText();
  const { title, number, publishedAt, fields, tables, hash } = notice;
  return (
    <Card component="article" sx={{ p: 2 }}>
      <Typography variant="h2">{text(title)}</Typography>
      <Typography variant="body2" color="textSecondary">
        {number} · <Instant at={publishedAt} /> · {translate('notices.hash')} <HashText hash={hash} />
      </Typography>
      <NoticeFields fields={fields.filter(({ type }) => type !== 'document')} />
      {tables.map((table) => (
        <NoticeTable key={table.title.en} table={table} />
      ))}
    </Card>
  );
}
