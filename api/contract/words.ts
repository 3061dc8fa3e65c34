import { z } from 'zod';
import { platformRoles } from '../../definitions/language/platform-roles';
import { text } from '../../definitions/language/text';
import { isDate } from '../../domain/calendar';

/** A word or sentence in both languages. */
export const textSchema = z.object({ zh: z.string(), en: z.string() });
/** ISO-8601 UTC instant, read to the millisecond: the database compares instants as text. */
export const instantSchema = z.iso
  .datetime()
  .overwrite((given) => (Number.isNaN(Date.parse(given)) ? given : new Date(given).toISOString()));
/** Yes or no in an address. */
export const flagQuery = z.enum(['true', 'false', '1', '0']).transform((given) => given === 'true' || given === '1');
/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export const dateSchema = z.iso.date().refine(isDate);
/** Days in Asia/Shanghai from the first to the last, `2026-03-01..2026-03-07`; an end that is left out is open. */
export const daySpanSchema = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/)
  .refine((span) => span.split('..').every((day) => day === '' || isDate(day)));
export const idSchema = z.string().min(1).max(64);
/**
 * The client's idempotency key: the same key and request answers the same result. MySQL does not tell letters by their
 * case, accents or spaces at the end, so that neither may a key.
 */
export const keySchema = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[A-Za-z0-9_.:-]+$/)
  .toLowerCase();

/**
 * The name of a body or a person, one line that shows all it has: nothing invisible, nothing that turns the direction of
 * writing, and no radicals that look like characters. Two names that look alike are then one.
 */
export const nameSchema = z
  .string()
  .trim()
  .refine((name) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u2e80-\u2fdf]/u.test(name), {
    params: {
      said: text(
        '含有不可见的字符、换行或形似汉字的部首，请重新输入',
        'contains characters that cannot be seen, a line break, or radicals that look like characters: type it anew',
      ),
    },
  });

/** Levels of lists and objects in a form; no definition has as many. */
const deepest = 20;
const isFlat = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isFlat(inner, levels - 1)));

/** A form as it is sent, by field name; the definition says what may be in it. */
export const formSchema = z.record(z.string(), z.unknown()).refine((form) => isFlat(form, deepest), {
  params: { said: text('层次过多', 'is nested too deeply') },
});

export const platformRoleSchema = z.enum(platformRoles);

export const bodyRefSchema = z.object({ id: idSchema, name: z.string() });
export const userRefSchema = z.object({ id: idSchema, name: z.string() });
export type BodyRef = z.infer<typeof bodyRefSchema>;

/** A page of a list: `next` is the cursor of the page after it, absent on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() });
export interface Page<Item> {
  items: Item[];
  next?: string | undefined;
}
/** What every list takes beside its filters. */
export const pageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(25),
};
