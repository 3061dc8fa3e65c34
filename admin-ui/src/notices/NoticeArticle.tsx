import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Notice } from '../../../api/contract';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useRegionChoices } from '../api/use-region-choices';
import { useText } from '../i18n/use-text';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { NoticeFields } from './NoticeFields';
import { NoticeHash } from './NoticeHash';
import { NoticeTable } from './NoticeTable';

/** A notice as it was published. */
export function NoticeArticle({ notice }: { readonly notice: Notice }) {
  const translate = useTranslate();
  const industries = useIndustryChoices();
  const text = useText();
  const regions = useRegionChoices();
  const { caseTitle, title, number, caseCode, tenderer, agency, publishedAt, region, industry } = notice;
  const { fields, tables, later } = notice;
  return (
    <Card component="article" sx={{ p: { xs: 2, sm: 4 } }}>
      <Typography variant="h2" sx={{ textAlign: 'center', fontSize: '1.3rem' }}>
        {caseTitle}
      </Typography>
      <Typography sx={{ textAlign: 'center', mb: 3 }}>{text(title)}</Typography>
      <Facts
        facts={[
          { name: translate('notices.number'), value: number },
          { name: translate('cases.code'), value: caseCode },
          { name: translate('role.tenderer'), value: tenderer },
          { name: translate('role.agency'), value: agency },
          { name: translate('notices.published'), value: <Instant at={publishedAt} style="second" /> },
          { name: translate('notices.region'), value: regions.nameOf(region) },
          { name: translate('cases.industry'), value: industries.nameOf(industry) },
        ]}
      />
      <Box sx={{ my: 3 }}>
        <NoticeFields fields={fields} />
        {tables.map((table) => (
          <NoticeTable key={table.title.en} table={table} />
        ))}
        {later && (
          <>
            <Typography variant="h3" sx={{ mt: 3, mb: 1 }}>
              {translate('notices.later')}
            </Typography>
            <Typography sx={{ color: 'text.secondary' }}>{translate('notices.laterLead')}</Typography>
            <NoticeFields fields={later} />
          </>
        )}
      </Box>
      <NoticeHash notice={notice} />
    </Card>
  );
}
