import { Alert, Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Process } from '../../../definitions/language';
import type { Unit } from '../../../domain/amount';
import { readBidDocument } from '../../../domain/bid-document/read-bid-document';
import { correctBid, correctionRules } from '../../../domain/bid-document/corrections';
import { bidFaults } from '../../../domain/bid-document/bid-faults';
import { isSameAmount, priceFault } from '../../../domain/bid-document/price-bill';
import { bidFaultWords } from '../../../domain/bid-document/bid-fault-words';
import { billsOf } from '../../../domain/tender-document/tender-package';
import { problemOf, request } from '../api/client';
import { useText } from '../i18n/use-text';
import { Amount } from '../look/Amount';
import { ProblemAlert } from '../look/ProblemAlert';
import { PricedBillTable } from './PricedBillTable';
import { useTenderPackage } from './use-tender-package';

interface PreparedBidViewProps {
  readonly caseId: string;
  /** The id of the document that holds the data of the bid. */
  readonly document: string;
  readonly definition: Process;
  /** The price that was opened: it counts, whatever the data says. */
  readonly price: string | undefined;
  readonly unit: Unit;
}

const shownFaults = 20;

/** The priced bills of an opened bid, what its arithmetic is by the rules, and where it does not answer the tender document. */
export function PreparedBidView(props: PreparedBidViewProps) {
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  return (
    <Box sx={{ mt: 1 }}>
      <Button size="small" variant="outlined" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'bid.view.close' : 'bid.view.open')}
      </Button>
      {isOpen && <BidData {...props} />}
    </Box>
  );
}

/** Read when it is shown: bills and tender document may be large. */
function BidData({ caseId, document, definition, price, unit }: PreparedBidViewProps) {
  const t = useTranslate();
  const text = useText();
  const data = useQuery({
    queryKey: ['bid-document', document],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const path = `/documents/${encodeURIComponent(document)}/content`;
      return readBidDocument(await request<string>('GET', path, undefined, { signal, as: 'text' })) ?? null;
    },
  });
  const published = useTenderPackage(caseId, data.data?.tender);
  const { data: inForce } = useTenderPackage(caseId);
  const bid = data.data;
  const tender = published.data?.tender;
  const bills = bid && tender ? billsOf(tender, bid.case) : [];
  const rules = correctionRules.filter((name) => definition.rules[name]?.value === true);
  const corrected = bid && tender && correctBid(bid, bills, unit, rules);
  const faults = bid && published.data ? bidFaults(bid, published.data.tender, published.data.hash) : [];
  if (data.error) return <ProblemAlert problem={problemOf(data.error)} />;
  if (bid === null) return <Alert severity="warning">{t('bid.view.unreadable')}</Alert>;
  if (!bid) return null;
  const isAsOpened =
    price === undefined || (priceFault(bid.price, unit) === undefined && isSameAmount(bid.price, price));
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5 }}>
      <Typography variant="body2">
        {t('bid.bills.price')}: <Amount value={bid.price} unit={unit} capital />
      </Typography>
      {!isAsOpened && (
        <Alert severity="error">
          {t('bid.view.otherPrice')} <Amount value={price} unit={unit} />
        </Alert>
      )}
      {published.data && inForce && inForce.hash !== published.data.hash && (
        <Alert severity="warning">{t('bid.view.olderTender')}</Alert>
      )}
      {!published.data && !published.isPending && <Alert severity="info">{t('bid.view.noTender')}</Alert>}
      {corrected && corrected.corrections.length > 0 && (
        <Alert severity="warning">
          {t('bid.view.corrections')}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {corrected.corrections.map(({ rule, bill, item, stated, corrected: right }) => (
              <li key={`${rule} ${bill?.key ?? ''} ${item ?? ''}`}>
                {[bill?.title, item, text(definition.rules[rule]?.title ?? { zh: rule, en: rule })]
                  .filter((said) => said !== undefined)
                  .join(' · ')}
                : <Amount value={stated} unit={unit} /> → <Amount value={right} unit={unit} />
              </li>
            ))}
          </Box>
          <strong>
            {t('bid.view.corrected')}: <Amount value={corrected.stated} unit={unit} /> →{' '}
            <Amount value={corrected.corrected} unit={unit} />
          </strong>
        </Alert>
      )}
      {corrected?.corrections.length === 0 && bills.length > 0 && (
        <Alert severity="success">{t('bid.view.right')}</Alert>
      )}
      {faults.length > 0 && (
        <Alert severity="info">
          {t('bid.view.faults', { count: faults.length })}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {faults.slice(0, shownFaults).map((fault) => (
              <li key={JSON.stringify(fault)}>{text(bidFaultWords(fault))}</li>
            ))}
          </Box>
        </Alert>
      )}
      {bills.map((bill) => (
        <PricedBillTable
          key={bill.key}
          bill={bill}
          priced={bid.bills.find(({ key }) => key === bill.key)}
          unit={unit}
        />
      ))}
    </Box>
  );
}
