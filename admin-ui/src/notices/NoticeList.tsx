import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import { InfiniteListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Notice } from '../../../api/contract';
import { useRegionChoices } from '../api/use-region-choices';
import { useText } from '../i18n/use-text';
import { FilterChoice } from '../look/FilterChoice';
import { Instant } from '../look/Instant';
import { ListBody } from '../look/ListBody';
import { PageHead } from '../look/PageHead';
import { SearchField } from '../look/SearchField';
import { useFilter } from '../look/use-filter';
import { useNoticeKinds } from './use-notice-kinds';

/** What was made public. */
export default function NoticeList() {
  return (
    <InfiniteListBase
      resource="notices"
      perPage={25}
      sort={{ field: 'publishedAt', order: 'DESC' }}
      disableAuthentication
    >
      <NoticeListPage />
    </InfiniteListBase>
  );
}

function NoticeListPage() {
  const translate = useTranslate();
  const text = useText();
  const filter = useFilter();
  const regions = useRegionChoices();
  const kinds = useNoticeKinds();

  return (
    <Box sx={{ maxWidth: 960 }}>
      <PageHead title={translate('notices.title')} />
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <SearchField
          label={translate('notices.search')}
          value={filter.of('q') ?? ''}
          onChange={(q) => filter.set('q', q)}
        />
        <FilterChoice
          label={translate('notices.kind')}
          choices={kinds}
          value={filter.of('kind')}
          onChange={(value) => filter.set('kind', value)}
        />
        <FilterChoice
          label={translate('notices.region')}
          choices={regions.choices}
          value={filter.of('region')}
          onChange={(value) => filter.set('region', value)}
        />
        {filter.isSet && (
          <Button size="small" onClick={filter.clear}>
            {translate('shell.clear')}
          </Button>
        )}
      </Box>
      <ListBody<Notice>
        empty={translate('notices.empty')}
        emptyHelp={translate('notices.emptyHelp')}
        emptyFiltered={translate('notices.emptyFiltered')}
      >
        {(notices) => (
          <Card component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
            {notices.map((notice) => (
              <Box component="li" key={notice.id} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
                <ListItemButton
                  component={Link}
                  to={`/notices/${notice.id}`}
                  sx={{ gap: 1.5, alignItems: 'flex-start', py: 1.5 }}
                >
                  <CampaignIcon aria-hidden sx={{ color: 'primary.main', mt: 0.25 }} />
                  <ListItemText
                    sx={{ my: 0 }}
                    primary={notice.caseTitle}
                    secondary={`${text(notice.title)} · ${notice.number} · ${regions.nameOf(notice.region)}`}
                    slotProps={{ primary: { sx: { fontWeight: 600 } } }}
                  />
                  <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', display: { xs: 'none', sm: 'block' } }}>
                    <Instant at={notice.publishedAt} />
                  </Box>
                </ListItemButton>
              </Box>
            ))}
          </Card>
        )}
      </ListBody>
    </Box>
  );
}
