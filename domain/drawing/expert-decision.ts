import { dateOf } from '../calendar';
import type { ExpertDecision, ExpertEventKind } from './expert-standing';

/** What appraisals end in. */
export const expertGrades = ['excellent', 'good', 'fair', 'poor'] as const;

/** How a case states a part of a decision: the type of the field of that name. */
interface DecisionField {
  readonly type: 'specialities' | 'region' | 'text' | 'until' | 'points' | 'grade';
  readonly optional?: true;
}

type DecisionFields = Readonly<Record<string, DecisionField>>;

const entry: DecisionFields = {
  specialities: { type: 'specialities' },
  region: { type: 'region' },
  professionalTitle: { type: 'text' },
};
const reason: DecisionField = { type: 'text' };

/** What each decision needs, by the names of the fields in which a case states it. */
export const decisionFields: Readonly<Record<ExpertEventKind, DecisionFields>> = {
  admission: entry,
  change: entry,
  suspension: { reason, until: { type: 'until', optional: true } },
  reinstatement: { reason },
  penalty: { reason, points: { type: 'points' } },
  appraisal: { reason, grade: { type: 'grade' } },
  withdrawal: { reason },
};

/** A decision, and what of it the history keeps. */
export interface StatedDecision {
  readonly decision: ExpertDecision;
  readonly content: Readonly<Record<string, unknown>>;
}

const codesOf = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.map((row: { readonly speciality?: unknown }) => String(row.speciality)) : [];

/**
 * The decision that the forms of a case state: of each part what was given last. The instant until which a suspension
 * lasts becomes its day in Shanghai.
 * @throws Error when something is missing that the definition should have asked for
 */
export function statedDecision(
  kind: ExpertEventKind,
  forms: readonly Readonly<Record<string, unknown>>[],
): StatedDecision {
  const fields = decisionFields[kind];
  const content: Record<string, unknown> = {};
  for (const [name, { type, optional }] of Object.entries(fields)) {
    const value = forms.findLast((form) => form[name] !== undefined)?.[name];
    if (value === undefined && !optional) throw new Error(`The case does not state ${name} of a ${kind}`);
    if (value === undefined) continue;
    content[name] = type === 'specialities' ? codesOf(value) : type === 'until' ? dateOf(value as string) : value;
  }
  if (kind === 'admission' || kind === 'change') {
    const { specialities, region, professionalTitle: title } = content;
    const standing = { specialities: specialities as string[], region: String(region), title: String(title) };
    return { decision: { kind, ...standing }, content: standing };
  }
  if (kind !== 'suspension') return { decision: { kind }, content };
  return { decision: { kind, ...(typeof content.until === 'string' && { until: content.until }) }, content };
}
