import { Alert, Box, Button, Tab, Tabs, Typography } from '@mui/material';
import { useCallback, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { bidFaults, type BidFault } from '../../../domain/bid-document/bid-faults';
import { billsOf } from '../../../domain/tender-document/tender-package';
import { bidOf, type BidDraft, type ChosenFile } from './bid-draft';
import { BillsStep } from './BillsStep';
import { CheckStep, type MadeBid } from './CheckStep';
import { FilesStep } from './FilesStep';
import { FormsStep } from './FormsStep';
import type { PublishedPackage } from './use-tender-package';

const steps = ['forms', 'bills', 'files', 'check'] as const;
type Step = (typeof steps)[number];

interface BidDeskProps {
  readonly published: PublishedPackage;
  readonly caseId: string;
  readonly bidder: string;
  readonly draft: BidDraft;
  readonly onChange: (draft: BidDraft) => void;
  readonly onUse: (made: MadeBid, files: readonly File[]) => void;
}

/** In which step a fault is mended. */
function stepOf({ key, field, rule }: BidFault, { tender }: PublishedPackage, caseId: string): Step {
  const form = tender.bidderForms.find((one) => one.key === key);
  if (form) return form.kind === 'files' ? 'files' : 'forms';
  if (field === 'bidder') return 'check';
  const isOfBill = billsOf(tender, caseId).some((bill) => bill.key === key);
  return isOfBill || rule === 'priceDiffers' || key === undefined ? 'bills' : 'check';
}

/** 投标文件编制: forms, prices, files, then the check and the document itself. Nothing of it leaves this machine. */
export function BidDesk({ published, caseId, bidder: known, draft, onChange, onUse }: BidDeskProps) {
  const t = useTranslate();
  const [step, setStep] = useState<Step>('forms');
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [bidder, setBidder] = useState(known);
  const { tender, hash } = published;
  const change = useCallback((next: (before: BidDraft) => BidDraft) => onChange(next(draft)), [onChange, draft]);
  const bid = useMemo(() => bidOf(draft, published, caseId, bidder, files), [draft, published, caseId, bidder, files]);
  const missing = useMemo(() => {
    const counts: Record<Step, number> = { forms: 0, bills: 0, files: 0, check: 0 };
    for (const fault of bidFaults(bid, tender, hash)) counts[stepOf(fault, published, caseId)] += 1;
    return counts;
  }, [bid, tender, hash, published, caseId]);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: { xs: 1.5, sm: 2 } }}>
      <Typography variant="h3" component="h4">
        {t('bid.title')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {t('bid.lead')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {t('bid.noted')}
      </Typography>
      {draft.tender !== hash && (
        <Alert severity="warning" sx={{ mt: 1.5 }} onClose={() => change((before) => ({ ...before, tender: hash }))}>
          {t('bid.changed')}
        </Alert>
      )}
      <Tabs
        value={step}
        onChange={(_, next: Step) => setStep(next)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={t('bid.title')}
        sx={{ my: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {steps.map((name, index) => (
          <Tab
            key={name}
            value={name}
            label={
              <span>
                {index + 1}. {t(`bid.steps.${name}`)}
                {name !== 'check' && (
                  <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', fontWeight: 400 }}>
                    {missing[name] === 0 ? t('bid.done') : t('bid.missing', { count: missing[name] })}
                  </Box>
                )}
              </span>
            }
          />
        ))}
      </Tabs>
      {step === 'forms' && (
        <FormsStep
          forms={tender.bidderForms}
          draft={draft}
          onChange={(form) => change((before) => ({ ...before, forms: { ...before.forms, [form.key]: form } }))}
        />
      )}
      {step === 'bills' && <BillsStep {...{ published, caseId, draft }} onChange={change} />}
      {step === 'files' && <FilesStep forms={tender.bidderForms} files={files} onChange={setFiles} />}
      {step === 'check' && (
        <CheckStep
          {...{ published, bid, bidder }}
          onBidder={setBidder}
          onUse={(made) =>
            onUse(
              made,
              files.map(({ file }) => file),
            )
          }
        />
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
        {step !== 'check' && (
          <Button variant="outlined" onClick={() => setStep(steps[steps.indexOf(step) + 1] ?? 'check')}>
            {t(`bid.steps.${steps[steps.indexOf(step) + 1] ?? 'check'}`)} →
          </Button>
        )}
      </Box>
    </Box>
  );
}
