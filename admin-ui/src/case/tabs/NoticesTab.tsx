import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Notice } from '../../../../api/contract';
import { HashText } from '../../forms/values/HashText';
import { useText } from '../../i18n/use-text';
import { Instant } from '../../look/Instant';
import { NoticeCorrections } from '../../notices/NoticeCorrections';
import { NoticeFields } from '../../notices/NoticeFields';
import { NoticeTable } from '../../notices/NoticeTable';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../use-case-list';
import { ListState } from './ListState';

/** What was made public about the case, as it was published. */
export default function NoticesTab({ view }: TabProps) {
  const t = useTranslate();
  const text = useText();
  const query = useCaseList<Notice>(view.id, 'notices');
  const notices = query.data ?? [];
  return (
    <ListState query={query} empty={t('case.notices.empty')}>
      <Stack spacing={2}>
        {notices.map((notice) => (
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
            <NoticeCorrections notice={notice} notices={notices} base="/notices" />
            {notice.fields.length > 0 && <NoticeFields fields={notice.fields} />}
            {notice.tables.map((table) => (
              <NoticeTable key={table.title.en} table={table} />
            ))}
          </Box>
        ))}
      </Stack>
    </ListState>
  );
}
