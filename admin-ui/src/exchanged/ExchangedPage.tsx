import { ExchangedView } from './ExchangedView';

/** A case of another platform, for those who are signed in. */
export default function ExchangedPage() {
  return <ExchangedView base="/exchanged" />;
}
