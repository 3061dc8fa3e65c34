import { z } from 'zod';
import { bidderFieldTypes, bidderFormKinds, tenderKinds } from '../../domain/tender-document/tender-package';
import { faultSchema } from './problem';
import { documentRefSchema } from './document';
import { formSchema, idSchema, instantSchema, textSchema, userRefSchema } from './words';

// lengths are checked by the rules of the draft, which name the place; these only keep out what is no text of a document
const words = z.string().max(20_000);
const nameOf = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9_-]+$/);
const title = z.string().max(500);

const partSchema = z.object({
  key: nameOf,
  title,
  clauses: z.array(z.object({ key: nameOf, title, text: words })).max(300),
});
const qualificationSchema = z.object({ key: nameOf, title, text: words, proof: words.optional() });
const bidderFieldSchema = z.object({
  key: nameOf,
  title,
  type: z.enum(bidderFieldTypes),
  required: z.boolean(),
  options: z.array(title).max(50).optional(),
});
const bidderFormSchema = z.object({
  key: nameOf,
  title,
  kind: z.enum(bidderFormKinds),
  text: words,
  required: z.boolean(),
  fields: z.array(bidderFieldSchema).max(60),
});
const blankSchema = z.object({ key: nameOf, title, example: title.optional() });

const contentShape = {
  kind: z.enum(tenderKinds),
  blanks: z.array(blankSchema).max(100),
  parts: z.array(partSchema).max(50),
  qualification: z.array(qualificationSchema).max(100),
  evaluation: formSchema,
  bidderForms: z.array(bidderFormSchema).max(100),
};

/** A template as it is offered. */
export const tenderTemplateSchema = z.object({
  id: nameOf,
  version: z.number().int(),
  title,
  source: z.string().max(500),
  ...contentShape,
});
export type TenderTemplateView = z.infer<typeof tenderTemplateSchema>;

/** A tender document while it is written. */
export const tenderDraftSchema = z.object({
  template: z.object({ id: nameOf, version: z.number().int(), source: z.string().max(500) }),
  ...contentShape,
  facts: z.record(nameOf, z.string().max(2_000)),
  attachments: z.array(idSchema).max(200),
});
export type TenderDraftView = z.infer<typeof tenderDraftSchema>;

const revision = z.number().int().min(0);

/** Whoever saves says which revision they have seen. */
export const tenderDraftInputSchema = z.object({ revision, draft: tenderDraftSchema });
export const tenderBeginSchema = z.object({ revision, template: nameOf, version: z.number().int() });
export const tenderComposeSchema = z.object({ revision });

const billItemSchema = z.object({
  number: z.string(),
  code: z.string(),
  name: z.string(),
  features: z.string(),
  unit: z.string(),
  quantity: z.string(),
  ceiling: z.string().optional(),
  section: z.string().optional(),
});

/** A bill of quantities: how many items it has, and the first of them. */
export const billSchema = z.object({
  key: idSchema,
  title: z.string(),
  lot: idSchema.optional(),
  count: z.number().int(),
  first: z.array(billItemSchema),
});
export type BillView = z.infer<typeof billSchema>;

/** POST …/bills with a spreadsheet as the raw body: what would be read, or with `keep` what is kept now. */
export const billImportQuery = z.object({
  name: z.string().min(1).max(255),
  lot: idSchema.optional(),
  revision: z.coerce.number().int().min(0),
  keep: z.enum(['0', '1']).default('0'),
});
/** What is wrong in a cell of a spreadsheet, in words. */
export const cellFaultSchema = z.object({
  sheet: z.string(),
  cell: z.string().optional(),
  rule: z.string(),
  found: z.string().optional(),
  message: textSchema,
});
export type CellFaultView = z.infer<typeof cellFaultSchema>;
export const billImportSchema = z.object({
  bills: z.array(billSchema),
  faults: z.array(cellFaultSchema),
  /** All that were found; the first of them are listed. */
  faultCount: z.number().int(),
  /** The draft as it is now, where the bills were kept. */
  revision: z.number().int().optional(),
});
export type BillImport = z.infer<typeof billImportSchema>;

const composedSchema = z.object({
  version: z.number().int(),
  sha256: z.string(),
  revision: z.number().int(),
  composedAt: instantSchema,
  composedBy: userRefSchema,
  package: documentRefSchema,
  print: documentRefSchema,
  /** When it was handed in with an act; not yet where there is none. */
  givenAt: instantSchema.optional(),
  differences: z.array(textSchema),
});

/** The room in which the tender document of a project is written, for its tenderer and agency. */
export const tenderRoomSchema = z.object({
  caseId: idSchema,
  projectTitle: z.string(),
  /** What the document is for now; none where the case takes no document. */
  action: z
    .object({
      name: z.string(),
      title: textSchema,
      does: z.enum(['filing', 'addendum']),
      /** How bids are evaluated may be changed with it. */
      evaluates: z.boolean(),
    })
    .optional(),
  /** 0 where nothing was begun. */
  revision: z.number().int(),
  savedAt: instantSchema.optional(),
  savedBy: userRefSchema.optional(),
  draft: tenderDraftSchema.optional(),
  templates: z.array(tenderTemplateSchema.pick({ id: true, version: true, title: true, source: true, kind: true })),
  /** What the case states by itself, by the names that texts may use. */
  known: z.array(z.object({ key: z.string(), title: z.string(), value: z.string().optional() })),
  lots: z.array(z.object({ case: idSchema, title: z.string() })),
  bills: z.array(billSchema),
  attachments: z.array(documentRefSchema),
  faults: z.array(faultSchema),
  packages: z.array(composedSchema),
});
export type TenderRoom = z.infer<typeof tenderRoomSchema>;

/** What saving answers: the revision that it is now, and what is missing still. */
export const tenderSavedSchema = tenderRoomSchema.pick({
  revision: true,
  savedAt: true,
  faults: true,
  attachments: true,
});
export type TenderSaved = z.infer<typeof tenderSavedSchema>;

/** What was composed: the form of the action is filled with it, as a draft of the person. */
export const tenderComposedSchema = z.object({ action: z.string(), version: z.number().int(), sha256: z.string() });
