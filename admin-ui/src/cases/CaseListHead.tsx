import AddIcon from '@mui/icons-material/AddOutlined';
import CompactIcon from '@mui/icons-material/DensitySmallOutlined';
import ComfortableIcon from '@mui/icons-material/DensityMediumOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useStore, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useAbility } from '../api/use-me';
import { PageHead } from '../look/PageHead';
import { CaseViews } from './CaseViews';
import { ColumnChoice } from './ColumnChoice';
import { ExportCases } from './ExportCases';

/** Title of the list, and what one can do with it as a whole. */
export function CaseListHead() {
  const translate = useTranslate();
  const ability = useAbility();
  const [density, setDensity] = useStore<'comfortable' | 'compact'>('cases.density', 'comfortable');

  const isCompact = density === 'compact';
  const label = `${translate('cases.density')}: ${translate(`cases.densities.${density}`)}`;
  return (
    <PageHead title={translate('cases.title')}>
      <Tooltip title={label}>
        <IconButton
          aria-label={label}
          aria-pressed={isCompact}
          onClick={() => setDensity(isCompact ? 'comfortable' : 'compact')}
          sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
        >
          {isCompact ? <CompactIcon fontSize="small" /> : <ComfortableIcon fontSize="small" />}
        </IconButton>
      </Tooltip>
      <ColumnChoice />
      <CaseViews />
      <ExportCases />
      {ability.can('create', 'Case') && (
        <Button variant="contained" component={Link} to="/cases/new" startIcon={<AddIcon />}>
          {translate('cases.new')}
        </Button>
      )}
    </PageHead>
  );
}
