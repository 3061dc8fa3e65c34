import { useTranslate } from 'react-admin';
import type { Proposal } from '../../../api/contract';
import { Instant } from '../look/Instant';
import { instantText } from '../look/span-of-time';

/** Who proposed it and when; who decided and when. */
export function WhoDidWhat({
  proposal: { proposed, decided, state, reason, expiresAt },
}: {
  readonly proposal: Proposal;
}) {
  const translate = useTranslate();
  return (
    <>
      <div>
        {translate('proposals.proposedBy', { name: proposed.user.name, body: proposed.body.name })}{' '}
        <Instant at={proposed.at} />
      </div>
      {decided && (
        <div>
          {translate(`proposals.decidedBy.${state}`, { name: decided.user.name, body: decided.body.name })}{' '}
          <Instant at={decided.at} />
        </div>
      )}
      {expiresAt !== undefined && <div>{translate('change.expires', { at: instantText(expiresAt) })}</div>}
      {reason !== undefined && <div>{translate('proposals.reasonWas', { reason })}</div>}
    </>
  );
}
