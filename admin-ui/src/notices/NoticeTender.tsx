import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { PublicTender } from '../../../api/contract';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useRegionChoices } from '../api/use-region-choices';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { Facts } from '../look/Facts';
import { Instant } from '../look/Instant';
import { StageChip } from '../look/StageChip';
import { StatusChip } from '../look/StatusChip';

interface Props {
  readonly tender: PublicTender;
  /** The notice that is open. */
  readonly noticeId: string;
  readonly base: string;
}

/** The tender that a notice belongs to: where it stands, its notices in time order, its lots and re-tenders. */
export function NoticeTender({ tender, noticeId, base }: Props) {
  const translate = useTranslate();
  const industries = useIndustryChoices();
  const text = useText();
  const regions = useRegionChoices();
  const { code, processTitle, tenderer, agency, region, industry, takesBids, deadlineAt, notices, links } = tender;
  return (
    <Card component="aside" aria-labelledby="tender" sx={{ p: 2 }}>
      <Typography id="tender" variant="h2" sx={{ mb: 1 }}>
        {translate('notices.tender')}
      </Typography>
      <Box sx={{ mb: 1.5 }}>
        <StageChip of={{ ...tender, closing: tender.closingTitle && text(tender.closingTitle), overdue: false }} />
      </Box>
      {takesBids && (
        <Box sx={{ bgcolor: 'background.default', borderRadius: 2, p: 1.5, mb: 1.5 }}>
          <Typography sx={{ fontWeight: 600 }}>{translate('notices.takesBids')}</Typography>
          {deadlineAt !== undefined && (
            <Typography component="div" variant="body2">
              {translate('tenders.closes')} <Instant at={deadlineAt} />
              <Box>
                <Countdown at={deadlineAt} />
              </Box>
            </Typography>
          )}
          <Button
            className="not-printed"
            size="small"
            variant="contained"
            component={RouterLink}
            to={`/cases/${code}`}
            sx={{ mt: 1 }}
          >
            {translate('notices.takePart')}
          </Button>
        </Box>
      )}
      <Facts
        facts={[
          { name: translate('cases.code'), value: code },
          { name: translate('cases.process'), value: text(processTitle) },
          { name: translate('role.tenderer'), value: tenderer },
          { name: translate('role.agency'), value: agency },
          { name: translate('notices.region'), value: regions.nameOf(region) },
          { name: translate('cases.industry'), value: industries.nameOf(industry) },
        ]}
      />
      <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('notices.ofTender', { smart_count: notices.length })}
      </Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', borderLeft: 2, borderColor: 'divider' }}>
        {notices.map(({ id, title, publishedAt, amends }) => (
          <Box component="li" key={id} sx={{ pl: 1.5, py: 0.5 }}>
            <Typography variant="body2" color="textSecondary">
              <Instant at={publishedAt} />
            </Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              {id === noticeId ? (
                <Box component="span" aria-current="page" sx={{ fontWeight: 600 }}>
                  {text(title)}
                </Box>
              ) : (
                <Link component={RouterLink} to={`${base}/${id}`}>
                  {text(title)}
                </Link>
              )}
              {amends && <StatusChip tone="care" label={translate('notices.correction')} />}
            </Box>
          </Box>
        ))}
      </Box>
      {links.length > 0 && (
        <>
          <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
            {translate('notices.linked')}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {links.map(({ kind, code: other, title, lot, noticeId: first }) => (
              <li key={other}>
                {translate(`case.linked.${kind}`)}：{' '}
                <Link component={RouterLink} to={`${base}/${first}`}>
                  {lot ?? title}
                </Link>
              </li>
            ))}
          </Box>
        </>
      )}
    </Card>
  );
}
