import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { Facts } from './Facts';
import { openRow, stickyHead } from './sticky-head';

interface Column<T> {
  readonly name: string;
  readonly value: (record: T) => ReactNode;
}

interface Props<T> {
  readonly records: readonly T[];
  /** The first names the record and leads to it. */
  readonly columns: readonly [Column<T>, ...Column<T>[]];
  readonly pathOf: (record: T) => string;
}

/** Records as a table, or as cards on phones. */
export function RecordRows<T extends { readonly id: string }>({ records, columns, pathOf }: Props<T>) {
  const navigate = useNavigate();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const [first, ...others] = columns;

  if (isPhone) {
    return (
      <Stack component="ul" sx={{ gap: 1, p: 0, m: 0, listStyle: 'none' }}>
        {records.map((record) => (
          <Card component="li" key={record.id}>
            <CardActionArea component={RouterLink} to={pathOf(record)} sx={{ p: 1.5 }}>
              <Typography sx={{ fontWeight: 600, mb: 0.5 }}>{first.value(record)}</Typography>
              <Facts facts={others.map(({ name, value }) => ({ name, value: value(record) }))} />
            </CardActionArea>
          </Card>
        ))}
      </Stack>
    );
  }
  return (
    <Card sx={{ overflow: 'visible' }}>
      <Table sx={stickyHead}>
        <TableHead>
          <TableRow>
            {columns.map(({ name }) => (
              <TableCell key={name}>{name}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {records.map((record) => (
            <TableRow key={record.id} sx={openRow} onClick={() => void navigate(pathOf(record))}>
              <TableCell>
                <Link
                  component={RouterLink}
                  to={pathOf(record)}
                  color="text.primary"
                  onClick={(event) => event.stopPropagation()}
                  sx={{ fontWeight: 600 }}
                >
                  {first.value(record)}
                </Link>
              </TableCell>
              {others.map(({ name, value }) => (
                <TableCell key={name}>{value(record)}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
