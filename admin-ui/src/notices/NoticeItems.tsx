import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Notice } from '../../../api/contract';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useRegionChoices } from '../api/use-region-choices';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';

interface Props {
  readonly notices: readonly Notice[];
  readonly base: string;
}

/** Notices as rows that lead to them. */
export function NoticeItems({ notices, base }: Props) {
  const translate = useTranslate();
  const industries = useIndustryChoices();
  const text = useText();
  const regions = useRegionChoices();
  return (
    <Card component="ul" aria-label={translate('notices.title')} sx={{ p: 0, m: 0, listStyle: 'none' }}>
      {notices.map(({ id, caseTitle, title, number, region, industry, publishedAt }) => (
        <Box component="li" key={id} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <ListItemButton
            component={Link}
            to={`${base}/${id}`}
            sx={{ gap: 1.5, alignItems: 'flex-start', flexWrap: { xs: 'wrap', sm: 'nowrap' }, py: 1.5 }}
          >
            <CampaignIcon aria-hidden sx={{ color: 'primary.main', mt: 0.25, display: { xs: 'none', sm: 'block' } }} />
            <ListItemText
              sx={{ my: 0, minWidth: 0, flexBasis: { xs: '100%', sm: 0 } }}
              primary={caseTitle}
              secondary={
                <>
                  <Box component="span" sx={{ color: 'text.primary', fontWeight: 600 }}>
                    {text(title)}
                  </Box>
                  {` · ${regions.nameOf(region)} · ${industries.nameOf(industry)}`}
                  <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem' }}>
                    {number}
                  </Box>
                </>
              }
              slotProps={{ primary: { sx: { fontWeight: 600 } } }}
            />
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              <Instant at={publishedAt} />
            </Box>
          </ListItemButton>
        </Box>
      ))}
    </Card>
  );
}
