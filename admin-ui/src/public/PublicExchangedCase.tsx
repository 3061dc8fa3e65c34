import { ExchangedView } from '../exchanged/ExchangedView';

/** A case of another platform, for everybody. */
export default function PublicExchangedCase() {
  return <ExchangedView base="/public/exchanged" />;
}
