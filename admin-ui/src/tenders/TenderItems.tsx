import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { OpenTender } from '../../../api/contract';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useRegionChoices } from '../api/use-region-choices';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { Instant } from '../look/Instant';

interface Props {
  readonly tenders: readonly OpenTender[];
  readonly pathOf: (tender: OpenTender) => string;
}

/** Open tenders as rows that lead on. */
export function TenderItems({ tenders, pathOf }: Props) {
  const translate = useTranslate();
  return (
    <Card component="ul" aria-label={translate('tenders.title')} sx={{ p: 0, m: 0, listStyle: 'none' }}>
      {tenders.map((tender) => (
        <Box component="li" key={tender.id} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <TenderItem tender={tender} to={pathOf(tender)} />
        </Box>
      ))}
    </Card>
  );
}

function TenderItem({ tender, to }: { readonly tender: OpenTender; readonly to: string }) {
  const translate = useTranslate();
  const text = useText();
  const regions = useRegionChoices();
  const industries = useIndustryChoices();
  const { code, title, lot, processTitle, tenderer, region, industry, deadlineAt } = tender;
  const facts = [tenderer, text(processTitle), regions.nameOf(region), industries.nameOf(industry)];
  return (
    <CardActionArea
      component={Link}
      to={to}
      sx={{
        p: 2,
        display: 'flex',
        flexDirection: { xs: 'column', sm: 'row' },
        alignItems: { xs: 'flex-start', sm: 'center' },
        gap: 1.5,
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{lot === undefined ? title : `${title} · ${lot}`}</Typography>
        <Typography variant="body2" color="textSecondary">
          {facts.join(' · ')}
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ fontSize: '0.8125rem' }}>
          {code}
        </Typography>
      </Box>
      {deadlineAt !== undefined && (
        <Box sx={{ textAlign: { sm: 'right' }, flexShrink: 0 }}>
          <Countdown at={deadlineAt} />
          <Typography component="div" variant="body2" color="textSecondary">
            {translate('tenders.closes')} <Instant at={deadlineAt} />
          </Typography>
        </Box>
      )}
    </CardActionArea>
  );
}
