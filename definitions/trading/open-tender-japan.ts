import { days, defineProcess } from '../language';
import { openTender } from './open-tender';

const source = '地方自治法施行令第167条の10 / Local Autonomy Act Enforcement Order 167-10; Tsuchiura City practice';

/**
 * The open tender of a Japanese city: the same process under other rules, which shows that another country needs data
 * and no code. A minimum price (最低制限価格) is allowed and one bid is enough.
 */
export const openTenderJapan = defineProcess({
  ...openTender,
  version: 'tsuchiura-3',
  jurisdiction: 'JP',
  rules: {
    ...openTender.rules,
    bidPeriod: { ...openTender.rules.bidPeriod, value: days(10), least: days(1), article: '建設業法施行令第6条' },
    fewestBids: { ...openTender.rules.fewestBids, value: 1, least: 1, article: source },
    floorPriceAllowed: { ...openTender.rules.floorPriceAllowed, value: true, fixed: true, article: source },
  },
});
