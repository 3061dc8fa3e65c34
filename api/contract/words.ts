import { z } from 'zod';
import { platformRoles } from '../../definitions/language/platform-roles';
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
