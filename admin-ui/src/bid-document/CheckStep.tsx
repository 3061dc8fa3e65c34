import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { bidDocumentFile, type BidDocument } from '../../../domain/bid-document/bid-document';
import { bidFaults } from '../../../domain/bid-document/bid-faults';
import { bidFaultWords } from '../../../domain/bid-document/bid-fault-words';
import { bidPaper } from '../../../domain/bid-document/bid-paper';
import { saveFile, showFile } from '../api/save-file';
import { useText } from '../i18n/use-text';
import { Amount } from '../look/Amount';
import { printHere } from './in-worker';
import type { PublishedPackage } from './use-tender-package';

/** So many faults are listed. */
const shown = 30;

/** A bid document that was made: what machines read, and the same as PDF. */
export interface MadeBid {
  readonly bid: BidDocument;
  readonly hash: string;
  readonly data: File;
  readonly pdf: File;
}

interface CheckStepProps {
  readonly published: PublishedPackage;
  readonly bid: BidDocument;
  readonly bidder: string;
  readonly onBidder: (bidder: string) => void;
  readonly onUse: (made: MadeBid) => void;
}

/** Says what is missing still; then makes the bid document here, shows it, and hands it to the form that is sealed. */
export function CheckStep({ published: { tender, hash }, bid, bidder, onBidder, onUse }: CheckStepProps) {
  const t = useTranslate();
  const text = useText();
  const id = useId();
  const faults = useMemo(() => bidFaults(bid, tender, hash), [bid, tender, hash]);
  const file = useMemo(() => bidDocumentFile(bid), [bid]);
  const [used, setUsed] = useState<string>();
  const make = useMutation({
    mutationFn: async (): Promise<MadeBid> => {
      const pdf = await printHere(bidPaper(bid, tender, new Date().toISOString()));
      return {
        bid,
        hash: file.sha256,
        data: new File([file.text], 'bid-document.json', { type: 'application/json' }),
        pdf: new File([pdf], 'bid-document.pdf', { type: 'application/pdf' }),
      };
    },
  });
  const made = make.data?.hash === file.sha256 ? make.data : undefined;
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      <TextField
        id={`${id}-bidder`}
        label={t('bid.check.bidder')}
        value={bidder}
        onChange={({ target }) => onBidder(target.value)}
        sx={{ width: '100%', maxWidth: 480 }}
      />
      {faults.length === 0 ? (
        <Alert severity="success" sx={{ justifySelf: 'stretch' }}>
          {t('bid.check.complete')} {t('bid.bills.price')}:{' '}
          <Amount value={bid.price} unit={tender.project.unit} capital />
        </Alert>
      ) : (
        <Alert severity="warning" sx={{ justifySelf: 'stretch' }}>
          {t('bid.check.incomplete', { smart_count: faults.length })}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {faults.slice(0, shown).map((fault) => (
              <li key={JSON.stringify(fault)}>{text(bidFaultWords(fault))}</li>
            ))}
            {faults.length > shown && <li>{t('bid.check.more', { smart_count: faults.length - shown })}</li>}
          </Box>
        </Alert>
      )}
      <Button
        variant={made ? 'outlined' : 'contained'}
        disabled={faults.length > 0}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {t('bid.check.make')}
      </Button>
      <Box role="status" sx={{ justifySelf: 'stretch' }}>
        {make.isPending && <Typography variant="body2">{t('bid.check.making')}</Typography>}
        {make.error && <Alert severity="error">{t('bid.check.failed', { why: make.error.message })}</Alert>}
        {make.data && !made && <Alert severity="warning">{t('bid.check.stale')}</Alert>}
        {made && <Alert severity="success">{t(used === made.hash ? 'bid.check.used' : 'bid.check.made')}</Alert>}
      </Box>
      {made && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="outlined" onClick={() => showFile(made.pdf)}>
            {t('bid.check.preview')}
          </Button>
          <Button variant="outlined" onClick={() => saveFile(made.data.name, made.data)}>
            {t('bid.check.save')}
          </Button>
          <Button
            variant="contained"
            onClick={() => {
              onUse(made);
              setUsed(made.hash);
            }}
          >
            {t('bid.check.use')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
