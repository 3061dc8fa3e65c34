import { z } from 'zod';
import { idSchema, userRefSchema } from './words';

/** The lists of which views can be saved. */
export const viewLists = ['cases', 'tasks', 'notices'] as const;
/** With whom a view is shared: with nobody, with all of one’s body, or with all who act in one’s role. */
export const viewSharings = ['nobody', 'body', 'role'] as const;

/** How a list is looked at. It says what to ask for, never what may be seen: that is decided when the list is read. */
export const viewContentSchema = z.object({
  /** Parameters of the list, as its route takes them. */
  filter: z.record(z.string().max(30), z.string().max(200)),
  sort: z.string().max(20).optional(),
  /** The columns that are shown, where the list lets one choose. */
  columns: z.array(z.string().max(30)).max(20).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
});
export type ViewContent = z.infer<typeof viewContentSchema>;

export const viewSchema = z.object({
  id: idSchema,
  list: z.enum(viewLists),
  name: z.string(),
  content: viewContentSchema,
  owner: userRefSchema,
  isMine: z.boolean(),
  shared: z.enum(viewSharings),
  /** The list opens with it for whoever asks. */
  isDefault: z.boolean(),
});
export type View = z.infer<typeof viewSchema>;

export const viewQuery = z.object({ list: z.enum(viewLists) });
const nameSchema = z.string().trim().min(1).max(60);
export const viewInputSchema = z.object({
  list: z.enum(viewLists),
  name: nameSchema,
  content: viewContentSchema,
  shared: z.enum(viewSharings).default('nobody'),
});
/** What of a view is changed; the rest stays. */
export const viewChangeSchema = z.object({
  name: nameSchema.optional(),
  content: viewContentSchema.optional(),
  shared: z.enum(viewSharings).optional(),
});
export const defaultViewSchema = z.object({ list: z.enum(viewLists), id: idSchema.nullable() });
