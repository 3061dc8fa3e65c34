import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { CaseSummary, PlatformRole } from '../../../api/contract';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useMe } from '../api/use-me';
import { useText } from '../i18n/use-text';
import { Countdown } from '../look/Countdown';
import { Instant } from '../look/Instant';
import { StageChip } from '../look/StageChip';
import { openRow, stickyHead } from '../look/sticky-head';
import { useCaseColumns, type CaseColumn } from './use-case-columns';

interface Props {
  readonly cases: readonly CaseSummary[];
  readonly density: 'comfortable' | 'compact';
}

/** A tenderer knows who the tenderer is; everybody else wants to. */
const knowsTenderer = (role: PlatformRole | undefined): boolean => role === 'tenderer';

/** The cases as a table. */
export function CaseTable({ cases, density }: Props) {
  const translate = useTranslate();
  const industries = useIndustryChoices();
  const text = useText();
  const navigate = useNavigate();
  const role = useMe()?.acting.role;

  const [columns] = useCaseColumns();
  const shows = (column: CaseColumn) => columns.includes(column) && (column !== 'tenderer' || !knowsTenderer(role));
  const isCompact = density === 'compact';
  const onlyWide = { display: { xs: 'none', lg: 'table-cell' } };
  const onlyMiddle = { display: { xs: 'none', md: 'table-cell' } };
  return (
    <Card sx={{ overflow: 'visible' }}>
      <Table
        size={isCompact ? 'small' : 'medium'}
        sx={{ ...stickyHead, tableLayout: 'fixed', '& th, & td': { px: 1.5 } }}
      >
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: { xs: 104, lg: 190 } }}>{translate('cases.code')}</TableCell>
            <TableCell>{translate('cases.name')}</TableCell>
            <TableCell sx={{ width: { xs: 150, md: 175 } }}>{translate('cases.stage')}</TableCell>
            {shows('tenderer') && <TableCell sx={{ ...onlyWide, width: 155 }}>{translate('cases.tenderer')}</TableCell>}
            {shows('region') && <TableCell sx={{ ...onlyMiddle, width: 100 }}>{translate('cases.region')}</TableCell>}
            {shows('deadline') && (
              <TableCell sx={{ width: { xs: 130, md: 180 } }}>{translate('cases.deadline')}</TableCell>
            )}
            {shows('updated') && <TableCell sx={{ ...onlyWide, width: 115 }}>{translate('cases.updated')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {cases.map((each) => (
            <TableRow key={each.id} sx={openRow} onClick={() => void navigate(`/cases/${each.id}`)}>
              <TableCell sx={{ fontSize: '0.8125rem', color: 'text.secondary', whiteSpace: { lg: 'nowrap' } }}>
                {each.code}
              </TableCell>
              <TableCell>
                <Link
                  component={RouterLink}
                  to={`/cases/${each.id}`}
                  onClick={(event) => event.stopPropagation()}
                  color="text.primary"
                  sx={{ fontWeight: 600 }}
                >
                  {each.title}
                </Link>
                {each.lot !== undefined && (
                  <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
                    {translate('cases.lot', { lot: each.lot })}
                  </Box>
                )}
                {!isCompact && (
                  <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
                    {[text(each.processTitle), industries.nameOf(each.industry)].filter(Boolean).join(' · ')}
                  </Box>
                )}
              </TableCell>
              <TableCell>
                <StageChip of={each} />
              </TableCell>
              {shows('tenderer') && <TableCell sx={onlyWide}>{each.tenderer.name}</TableCell>}
              {shows('region') && <TableCell sx={onlyMiddle}>{text(each.regionName)}</TableCell>}
              {shows('deadline') && (
                <TableCell>
                  {each.deadlineAt !== undefined && each.closing === undefined ? (
                    <Countdown at={each.deadlineAt} stoppedSince={each.suspendedAt} />
                  ) : (
                    translate('cases.noDeadline')
                  )}
                </TableCell>
              )}
              {shows('updated') && (
                <TableCell sx={{ ...onlyWide, color: 'text.secondary' }}>
                  <Instant at={each.updatedAt} relative />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
