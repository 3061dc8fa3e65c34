import { z } from 'zod';
import { writeBills } from '../../spreadsheets/write-bill';
import {
  billImportQuery,
  billImportSchema,
  pageOf,
  pageQuery,
  proposedSchema,
  tenderBeginSchema,
  tenderComposedSchema,
  tenderComposeSchema,
  tenderDraftInputSchema,
  tenderRoomSchema,
  tenderSavedSchema,
  tenderTemplateSchema,
} from '../contract';
import { refuseRest } from '../documents/incoming-content';
import type { ApiDependencies } from '../http/dependencies';
import { fewAtOnce } from '../http/few-at-once';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { dropBill, importBills } from './bills';
import { composeDocument, previewDocument } from './compose-document';
import { tenderRoom } from './room-view';
import { beginTenderDraft, saveTenderDraft } from './save-draft';
import { openTenderRoom } from './tender-room';
import { ownTemplates, proposeTemplate } from './template-proposals';

/** Of the papers that are printed and the spreadsheets that are read, so many at once may be one person's. */
const mostAtOnce = 3;

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Writing the tender document of a case, and the templates that it begins with. */
export function tenderDocumentRoutes(deps: ApiDependencies): Route[] {
  const inLine = fewAtOnce(mostAtOnce);
  return [...writing(deps, inLine), ...bills(deps, inLine), ...templates(deps)];
}

type InLine = ReturnType<typeof fewAtOnce>;

const writing = (deps: ApiDependencies, inLine: InLine): Route[] => [
  route({
    method: 'get',
    path: '/cases/:id/tender-document',
    summary: 'The tender document of a case while it is written, for its tenderer and agency',
    access: 'session',
    response: tenderRoomSchema,
    handler: ({ me, params }) => tenderRoom(deps, me, params.id),
  }),
  route({
    method: 'post',
    path: '/cases/:id/tender-document',
    summary: 'Begins the tender document of a case with a template',
    access: 'session',
    body: tenderBeginSchema,
    response: tenderSavedSchema,
    status: 201,
    handler: ({ me, params, body }) => beginTenderDraft(deps, me, params.id, body),
  }),
  route({
    method: 'put',
    path: '/cases/:id/tender-document',
    summary: 'Saves the tender document of a case, unless somebody else has meanwhile',
    access: 'session',
    body: tenderDraftInputSchema,
    response: tenderSavedSchema,
    handler: ({ me, params, body }) => saveTenderDraft(deps, me, params.id, body),
  }),
  route({
    method: 'get',
    path: '/cases/:id/tender-document/preview',
    summary: 'The tender document as PDF, as it stands',
    access: 'session',
    produces: 'application/pdf',
    async handler({ me, params, res }) {
      const pdf = await inLine(me.user.id, () => previewDocument(deps, me, params.id));
      res.type('application/pdf').set('cache-control', 'no-store').end(Buffer.from(pdf));
    },
  }),
  route({
    method: 'post',
    path: '/cases/:id/tender-document/composition',
    summary: 'Composes the package and the PDF, and fills the form of the action with them',
    access: 'session',
    body: tenderComposeSchema,
    response: tenderComposedSchema,
    status: 201,
    handler: ({ me, params, body }) => inLine(me.user.id, () => composeDocument(deps, me, params.id, body.revision)),
  }),
];

const bills = (deps: ApiDependencies, inLine: InLine): Route[] => [
  route({
    method: 'post',
    path: '/cases/:id/tender-document/bills',
    summary: 'Reads bills of quantities from a spreadsheet; keeps them where that is asked and nothing is wrong',
    access: 'session',
    query: billImportQuery,
    consumes: spreadsheet,
    response: billImportSchema,
    async handler({ me, params, query, req }) {
      try {
        return await inLine(me.user.id, () => importBills(deps, me, params.id, query, req));
      } catch (error) {
        refuseRest(req);
        throw error;
      }
    },
  }),
  route({
    method: 'delete',
    path: '/cases/:id/tender-document/bills/:key',
    summary: 'Takes a bill out of the tender document',
    access: 'session',
    query: z.object({ revision: z.coerce.number().int().min(0) }),
    response: z.object({ revision: z.number().int() }),
    handler: async ({ me, params, query }) => ({
      revision: await dropBill(deps, me, params.id, params.key, query.revision),
    }),
  }),
  route({
    method: 'get',
    path: '/cases/:id/tender-document/bills.xlsx',
    summary: 'The bills of quantities as a spreadsheet; an empty one to fill in where there are none',
    access: 'session',
    produces: spreadsheet,
    async handler({ me, params, res }) {
      const { kept } = await openTenderRoom(deps, me, params.id);
      const content = await writeBills(kept?.boq ?? []);
      res.attachment('bill-of-quantities.xlsx').type(spreadsheet).end(content);
    },
  }),
];

const templates = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/tender-templates',
    summary: 'The templates of tender documents for the region of the centre',
    access: 'session',
    query: z.object(pageQuery),
    response: pageOf(tenderTemplateSchema),
    handler: ({ me, query }) => {
      if (!me.ability.can('read', 'TenderTemplate')) throw refuse.notAllowed();
      return ownTemplates(deps, me, query);
    },
  }),
  route({
    method: 'post',
    path: '/tender-templates',
    summary: 'Proposes the next version of a template: published when a second person of the centre confirms it',
    access: 'session',
    body: tenderTemplateSchema,
    response: proposedSchema,
    status: 201,
    handler: ({ me, body }) => proposeTemplate(deps, me, body),
  }),
];
