import TreeIcon from '@mui/icons-material/AccountTreeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { problemOf } from '../api/client';
import { useAbility } from '../api/use-me';
import { Waiting } from '../layout/Waiting';
import { EmptyState } from '../look/EmptyState';
import { PageHead } from '../look/PageHead';
import { ProblemAlert } from '../look/ProblemAlert';
import { FamilyCard } from './FamilyCard';
import { processFamilies } from './process-families';
import { useDefinitions } from './use-definitions';

/** The processes of the platform, each with its versions. */
export default function ProcessList() {
  const translate = useTranslate();
  const ability = useAbility();
  const { data, error, refetch } = useDefinitions();

  return (
    <Box sx={{ maxWidth: 1000 }}>
      <PageHead title={translate('processes.title')} lead={translate('processes.lead')}>
        {ability.can('create', 'Definition') && (
          <Button variant="contained" component={Link} to="/processes/publish">
            {translate('processes.publish')}
          </Button>
        )}
      </PageHead>
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && (
        <EmptyState icon={TreeIcon} title={translate('processes.empty')} help={translate('processes.emptyHelp')} />
      )}
      <Stack component="ul" sx={{ gap: 1.5, p: 0, m: 0, listStyle: 'none' }}>
        {processFamilies(data?.items ?? []).map((family) => (
          <FamilyCard key={family.key} family={family} />
        ))}
      </Stack>
    </Box>
  );
}
