import { tenderFields } from '../../database/tender-facts';
import { findAction, text, type Process, type Text } from '../../definitions/language';
import type { PriceRule } from '../../domain/ranking/price-bounds';

/** Why a price makes a bid invalid, with the bound by its title in the definition. */
export function priceRuleText(definition: Process, rule: PriceRule): Text {
  const boundOf = (path: string): Text => {
    const [action = '', field = ''] = path.split('.');
    return findAction(definition, action)?.form?.[field]?.title ?? text(path, path);
  };
  if (rule === 'overCeiling') {
    const { zh, en } = boundOf(tenderFields.ceiling);
    return text(`报价高于${zh}`, `The price is above the ${en.toLowerCase()}`);
  }
  const { zh, en } = boundOf(tenderFields.floor);
  return text(`报价低于${zh}`, `The price is below the ${en.toLowerCase()}`);
}
