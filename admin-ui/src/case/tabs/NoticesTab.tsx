import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Notice } from '../../../../api/contract';
import { FieldValue } from '../../forms/values/FieldValue';
import { HashText } from '../../forms/values/HashText';
import { ValueList } from '../../forms/values/ValueList';
import { useText } from '../../i18n/use-text';
import { Instant } from '../../look/Instant';
import { caseField } from '../case-field';
import type { TabProps } from '../CaseTabs';
import { contextOf } from '../use-case';
import { useCaseList } from '../use-case-list';
import { ListState } from './ListState';
import { NoticeTables } from './NoticeTables';

/** What was made public about the case, as it was published. */
export default function NoticesTab({ view, definition }: TabProps) {
  const t = useTranslate();
  const text = useText();
  const query = useCaseList<Notice>(view.id, 'notices');
  const context = contextOf(view);
  const fieldAt = (path: string) => {
    const [action, name = ''] = path.split('.');
    return caseField(definition, action, name);
  };
  return (
    <ListState query={query} empty={t('case.notices.empty')}>
      <Stack spacing={2}>
        {query.data?.map((notice) => (
          <Box
            component="article"
            key={notice.id}
            id={`notice-${notice.id}`}
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}
          >
            <Typography variant="h3" component="h3">
              {text(notice.title)}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
              {notice.number} · <Instant at={notice.publishedAt} /> · <HashText hash={notice.hash} />
            </Typography>
            <ValueList
              rows={notice.fields.map(({ path, title, type, value }) => ({
                key: path,
                title: text(title),
                value: <FieldValue {...{ type, value, context }} field={fieldAt(path)} unit={context.unit} />,
              }))}
            />
            <NoticeTables tables={notice.tables} />
          </Box>
        ))}
      </Stack>
    </ListState>
  );
}
