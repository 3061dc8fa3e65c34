import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import { mostInBatch, type DueReturn } from '../../../api/contract';
import { problemOf } from '../api/client';
import { useAbility } from '../api/use-me';
import { useCitation } from '../i18n/use-citation';
import { useText } from '../i18n/use-text';
import { Amount } from '../look/Amount';
import { Facts } from '../look/Facts';
import { PageHead } from '../look/PageHead';
import { PagedList } from '../look/PagedList';
import { ProblemAlert } from '../look/ProblemAlert';
import { ReasonButton } from '../look/ReasonButton';
import { untilText } from '../look/span-of-time';
import { StatusChip } from '../look/StatusChip';
import { AccessDenied } from '../missing/AccessDenied';
import { useDues, useProposeReturns } from './use-deposits';

/** What has to go back, and the batch in which a centre proposes to send it. */
export default function DepositReturnsPage() {
  const ability = useAbility();
  return ability.can('create', 'Deposit') ? <Returns /> : <AccessDenied />;
}

function Returns() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const list = useDues();
  const propose = useProposeReturns();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [named, setNamed] = useState<Readonly<Record<string, string>>>({});

  const pages = list.data?.pages ?? [];
  const free = pages.flatMap(({ items }) => items.filter(isFree).map(({ key }) => key));
  const keys = chosen.filter((key) => free.includes(key));
  const rate = pages.at(-1)?.rate;
  const isAway = pages.length > 0 && rate === undefined;
  const toggle = (key: string) => setChosen(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]);
  const why = isAway
    ? translate('deposits.bankAway')
    : keys.length === 0
      ? translate('deposits.chooseFirst')
      : keys.length > mostInBatch
        ? translate('deposits.chooseFewer', { most: mostInBatch })
        : undefined;
  return (
    <Box sx={{ maxWidth: 900, pb: 4 }}>
      <PageHead title={translate('deposits.returns')} lead={translate('deposits.returnsLead')} />
      {propose.error && <ProblemAlert problem={problemOf(propose.error)} />}
      {isAway && <Alert severity="warning">{translate('deposits.bankAway')}</Alert>}
      <PagedList list={list} empty={translate('deposits.nothingDue')} emptyHelp={translate('deposits.nothingDueHelp')}>
        {(items) => (
          <>
            {rate !== undefined && (
              <Typography variant="body2" sx={{ mb: 1.5 }}>
                {translate('deposits.interestLead', { rate })}
              </Typography>
            )}
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 2 }}>
              <ReasonButton
                variant="contained"
                loading={propose.isPending}
                reason={why}
                onClick={() =>
                  propose.mutate(
                    { keys, accounts: accountsOf(named, keys) },
                    { onSuccess: ({ proposalId }) => void navigate(`/proposals/${proposalId}`) },
                  )
                }
              >
                {translate('deposits.proposeReturn', { count: keys.length })}
              </ReasonButton>
              <Button onClick={() => setChosen(keys.length === free.length ? [] : free)}>
                {translate(keys.length === free.length ? 'deposits.chooseNone' : 'deposits.chooseAll')}
              </Button>
            </Box>
            <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
              {items.map((due) => (
                <DueRow
                  key={due.key}
                  due={due}
                  isChosen={keys.includes(due.key)}
                  onToggle={() => toggle(due.key)}
                  account={named[due.key] ?? ''}
                  onAccount={(account) => setNamed({ ...named, [due.key]: account })}
                />
              ))}
            </Box>
          </>
        )}
      </PagedList>
    </Box>
  );
}

/** Whether it waits in no batch yet. */
const isFree = ({ proposalId }: DueReturn): boolean => proposalId === undefined;

/** The other accounts that were named for what is sent back. */
const accountsOf = (named: Readonly<Record<string, string>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(named).filter(([key, account]) => keys.includes(key) && account.trim() !== ''));

interface RowProps {
  readonly due: DueReturn;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  /** Another account that it shall go to. */
  readonly account: string;
  readonly onAccount: (account: string) => void;
}

function DueRow({ due, isChosen, onToggle, account, onAccount }: RowProps) {
  const translate = useTranslate();
  const text = useText();
  const cite = useCitation();
  const { key, body, caseId, caseTitle, amount, interest, occasion, article, dueAt, isLate, proposalId, why } = due;
  return (
    <Card component="li" sx={{ p: 1.5, display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      {proposalId === undefined && (
        <Checkbox
          checked={isChosen}
          onChange={onToggle}
          slotProps={{ input: { 'aria-label': `${body.name} ${caseTitle}` } }}
        />
      )}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 0.5 }}>
          <Typography component="strong" sx={{ fontWeight: 600 }}>
            {body.name}
          </Typography>
          {isLate && <StatusChip tone="late" label={translate('deposits.late')} />}
          {why !== undefined && <StatusChip tone="bad" label={translate('deposits.refusedWhy', { why })} />}
          {proposalId !== undefined && (
            <Link component={RouterLink} to={`/proposals/${proposalId}`}>
              {translate('deposits.waits')}
            </Link>
          )}
        </Box>
        <Facts
          facts={[
            {
              name: translate('deposits.case'),
              value: (
                <Link key={key} component={RouterLink} to={`/cases/${caseId}/deposits`}>
                  {caseTitle}
                </Link>
              ),
            },
            { name: translate('deposits.amount'), value: <Amount value={amount} /> },
            { name: translate('deposits.interest'), value: <Amount value={interest} /> },
            { name: translate('deposits.occasion'), value: `${text(occasion)} · ${cite(article)}` },
            { name: translate('deposits.to'), value: `${due.toName} ${due.toAccount}` },
            { name: translate('deposits.dueAt'), value: <time dateTime={dueAt}>{untilText(dueAt)}</time> },
          ]}
        />
        {why !== undefined && proposalId === undefined && (
          <TextField
            label={translate('deposits.otherAccount', { name: due.toName })}
            helperText={translate('deposits.otherAccountHelp')}
            value={account}
            onChange={(event) => onAccount(event.target.value)}
            slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 39 } }}
            sx={{ mt: 1.5, maxWidth: 460, width: '100%' }}
          />
        )}
      </Box>
    </Card>
  );
}
