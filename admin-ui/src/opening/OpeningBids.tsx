import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseView, OpeningBid, OpeningRoom } from '../../../api/contract';
import type { Process } from '../../../definitions/language';
import { caseField } from '../case/case-field';
import { contextOf } from '../case/use-case';
import { FieldValue } from '../forms/values/FieldValue';
import { HashText } from '../forms/values/HashText';
import { useText } from '../i18n/use-text';
import { Instant } from '../look/Instant';
import { PlainTable } from '../look/PlainTable';
import { StatusChip, type Tone } from '../look/StatusChip';

interface OpeningBidsProps {
  readonly room: OpeningRoom;
  readonly view: CaseView;
  readonly definition: Process;
}

const tones: Readonly<Record<OpeningBid['state'], Tone>> = {
  sealed: 'neutral',
  opened: 'good',
  revoked: 'bad',
  unopened: 'bad',
};

/** How far a bid is: its share is in, it is opened, or why it could not be. */
function BidState({ bid: { state, released, why } }: { readonly bid: OpeningBid }) {
  const t = useTranslate();
  const text = useText();
  if (state === 'sealed') {
    return <StatusChip tone={released ? 'good' : 'neutral'} label={t(released ? 'opening.in' : 'opening.notIn')} />;
  }
  return (
    <>
      <StatusChip tone={tones[state]} label={t(`opening.state.${state}`)} />
      {why && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {text(why)}
        </Typography>
      )}
    </>
  );
}

/** The bids of an opening: their hashes while they are sealed, then whose they are and what they say. */
export function OpeningBids({ room, view, definition }: OpeningBidsProps) {
  const t = useTranslate();
  const text = useText();
  const { unit } = contextOf(view);
  const { bids, action, isOpened } = room;
  const fields = [...new Set(bids.flatMap(({ values }) => Object.keys(values)))].flatMap((name) => {
    const field = caseField(definition, action, name);
    return field && field.type !== 'document' ? [{ name, field }] : [];
  });
  const nameOf = ({ bidder, own }: OpeningBid): string =>
    own ? t('opening.own', { name: bidder?.name ?? '' }) : (bidder?.name ?? t('opening.unnamed'));
  const columns = isOpened
    ? [t('opening.bidder'), ...fields.map(({ field }) => text(field.title)), t('opening.result'), t('opening.hash')]
    : [t('opening.hash'), t('opening.receivedAt'), t('opening.bidder'), t('opening.share')];
  const rows = bids.map((bid) =>
    isOpened
      ? [
          nameOf(bid),
          ...fields.map(({ name, field }) => (
            <FieldValue key={name} type={field.type} value={bid.values[name]} {...{ field, unit }} compact />
          )),
          <BidState key="state" bid={bid} />,
          <HashText key="hash" hash={bid.hash} />,
        ]
      : [
          <HashText key="hash" hash={bid.hash} />,
          <Instant key="at" at={bid.receivedAt} style="second" />,
          nameOf(bid),
          <BidState key="state" bid={bid} />,
        ],
  );
  return <PlainTable label={t('opening.bids')} columns={columns} rows={rows} />;
}
