import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { problemOf } from '../api/client';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useCase } from '../case/use-case';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { Facts } from '../look/Facts';
import { ProblemAlert } from '../look/ProblemAlert';
import { StageChip } from '../look/StageChip';

/** A case in six short facts. */
export function CaseFacts({ caseId }: { readonly caseId: string }) {
  const translate = useTranslate();
  const industries = useIndustryChoices();
  const text = useText();
  const { data, error, refetch } = useCase(caseId);

  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={150} />;
  return (
    <Box
      component="section"
      aria-label={translate('inbox.facts')}
      sx={{ bgcolor: 'background.default', borderRadius: 2, p: 1.5 }}
    >
      <Facts
        facts={[
          { name: translate('cases.code'), value: data.code },
          { name: translate('cases.stage'), value: <StageChip of={data} /> },
          {
            name: translate('cases.deadline'),
            value: data.deadline && (
              <Countdown
                at={data.deadline.at}
                stoppedSince={data.deadline.standsStillSince}
                provisional={data.deadline.provisional}
              />
            ),
          },
          { name: translate('cases.tenderer'), value: data.tenderer.name },
          { name: translate('cases.region'), value: text(data.regionName) },
          { name: translate('cases.industry'), value: industries.nameOf(data.industry) },
        ]}
      />
    </Box>
  );
}
