import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useBlocker, type Location } from 'react-router';
import { ConfirmDialog } from './ConfirmDialog';

/** What a page passes on when it is left because what was filled in has been sent. */
export const afterSending = { state: { isSent: true } } as const;

const isSent = (state: unknown): boolean => typeof state === 'object' && state !== null && 'isSent' in state;

const addressOf = ({ pathname, search }: Location): string => pathname + search;

/** Asks before a page is left on which something was filled in that nobody keeps. */
export function LeaveGuard({ isFilled }: { readonly isFilled: boolean }) {
  const translate = useTranslate();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isFilled && addressOf(currentLocation) !== addressOf(nextLocation) && !isSent(nextLocation.state),
  );
  useEffect(() => {
    if (!isFilled) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isFilled]);

  if (blocker.state !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={translate('shell.leave.title')}
      help={translate('shell.leave.help')}
      action={translate('shell.leave.action')}
      onClose={blocker.reset}
      onConfirm={blocker.proceed}
    />
  );
}
