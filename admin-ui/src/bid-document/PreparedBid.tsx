import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { preparedField, pricedField, type Form } from '../../../definitions/language';
import { statedInForms } from '../../../domain/bid-document/stated-in-forms';
import { nameLocalFile } from '../forms/local-files';
import type { FormValues } from '../forms/form-setting';
import { BidDesk } from './BidDesk';
import type { MadeBid } from './CheckStep';
import { useBidDraft } from './use-bid-draft';
import type { PublishedPackage } from './use-tender-package';

interface PreparedBidProps {
  readonly published: PublishedPackage;
  readonly caseId: string;
  readonly action: string;
  readonly form: Form;
  readonly bidder: string;
  readonly owner: string;
  /** What the form that is sealed says after that. */
  readonly onUse: (values: FormValues) => void;
}

/** Offers to prepare the bid from the tender document, and fills the form that is sealed with what was made. */
export function PreparedBid({ published, caseId, action, form, bidder, owner, onUse }: PreparedBidProps) {
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const { draft, change } = useBidDraft(owner, caseId, action, published.hash);
  const use = ({ bid, data, pdf }: MadeBid, files: readonly File[]) => {
    const values: [string | undefined, unknown][] = [
      ...Object.entries(statedInForms(bid.forms)).filter(([field]) => form[field]?.type === 'text'),
      [pricedField(form), bid.price],
      [preparedField(form, 'print'), nameLocalFile(pdf)],
      [preparedField(form, 'data'), nameLocalFile(data)],
      [preparedField(form, 'files'), files.length > 0 ? files.map(nameLocalFile) : undefined],
    ];
    onUse(
      Object.fromEntries(values.filter(([field, value]) => field !== undefined && value !== undefined)) as FormValues,
    );
  };
  return (
    <>
      <div>
        <Button variant="outlined" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'bid.close' : 'bid.open')}
        </Button>
      </div>
      {isOpen && draft && <BidDesk {...{ published, caseId, bidder, draft }} onChange={change} onUse={use} />}
    </>
  );
}
