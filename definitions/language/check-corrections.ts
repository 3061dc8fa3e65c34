import {
  checkCorrectionSheet,
  type CorrectionFault,
  type CorrectionSheet,
  type RefusedCorrection,
} from '../../domain/bid-document/decide-corrections';
import { checkId, checkText, most } from './check-value';
import type { Field } from './field';
import { isRecord, join, own, refuse, refuseCount, refuseType, refuseUnknown, type Place } from './form-fault';
import { text, type Text } from './text';

const ofWhat = text('对各项修正的意见', 'made of corrections that are refused');
const words = { type: 'text', title: text('', ''), multiline: true } as const;

/** The corrections that a member refuses, each with a reason, against those that were found. */
export function checkCorrections(field: Field, raw: unknown, at: Place): CorrectionSheet | undefined {
  const rows = isRecord(raw) ? own(raw, 'refused') : undefined;
  if (!isRecord(raw) || !Array.isArray(rows)) return refuseType(at, field, ofWhat);
  const before = at.faults.length;
  for (const key of Object.keys(raw)) if (key !== 'refused') refuseUnknown(key, at);
  if (rows.length > most.rows) return refuseCount(at, field, 'tooMany', most.rows);
  const items: readonly unknown[] = rows;
  const places = items.map((_, index) => ({ ...at, path: `${at.path}.refused.${index}` }));
  const refused = items.flatMap((item, index) => checkRefused(field, item, places[index] ?? at) ?? []);
  if (at.faults.length > before) return undefined;
  const found = (at.context.corrections ?? []).map((one) => ({ ...one, bid: one.bid }));
  for (const { index, rule } of checkCorrectionSheet({ refused }, found)) {
    refuse({ ...at, path: join(places[index]?.path ?? at.path, 'reason') }, field, rule, {}, faultWords[rule]);
  }
  return at.faults.length > before ? undefined : { refused };
}

function checkRefused(field: Field, item: unknown, at: Place): RefusedCorrection | undefined {
  if (!isRecord(item)) return refuseType(at, field, ofWhat);
  for (const key of Object.keys(item)) {
    if (!['bid', 'correction', 'reason'].includes(key)) refuseUnknown(key, at);
  }
  const bid = checkId(field, own(item, 'bid'), { ...at, path: join(at.path, 'bid') });
  const said = (name: 'correction' | 'reason', longest: number) => {
    const value = own(item, name);
    // that it is missing is said with what it belongs to
    if (name === 'reason' && (value === undefined || value === '')) return '';
    return checkText({ ...words, title: field.title, atMost: longest }, value, { ...at, path: join(at.path, name) });
  };
  const correction = said('correction', 200);
  const reason = said('reason', 2000);
  return bid === undefined || correction === undefined || reason === undefined
    ? undefined
    : { bid, correction, reason };
}

const faultWords: Readonly<Record<CorrectionFault['rule'], Text>> = {
  unknownCorrection: text('含有未提出的修正', 'refuses a correction that was not found'),
  correctionTwice: text('对同一修正填写了两次', 'refuses one correction twice'),
  missingReason: text('不同意修正必须说明理由', 'must give the reason for refusing a correction'),
};
