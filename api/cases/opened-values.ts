import { pricedField } from '../../definitions/language';
import type { EntryRow, PartyRow } from '../../database/rows';
import type { OpenedCase } from './case-access';
import type { OpeningPlace } from './opening-place';
import { giverOf, visibleForm } from './visible-form';

/** What the person may read of an opened bid: what its form shows them, and the price once a notice has made it public. */
export function openedValues(
  opened: OpenedCase,
  { name, action }: OpeningPlace,
  party: PartyRow | undefined,
  { form, receivedAt }: Pick<EntryRow, 'form' | 'receivedAt'>,
): Readonly<Record<string, unknown>> {
  const { definition, openness } = opened;
  const { values } = visibleForm(opened, name, giverOf(party, receivedAt), form);
  const price = pricedField(action.form);
  const isPublic = openness.published.some((kind) => definition.notices[kind]?.tables?.includes('openedBids'));
  return isPublic && price !== undefined && form[price] !== undefined ? { ...values, [price]: form[price] } : values;
}
