import { z } from 'zod';
import {
  actReceiptSchema,
  actSchema,
  affectedQuery,
  affectedSchema,
  bidWarningSchema,
  caseDocumentSchema,
  caseExportQuery,
  caseQuery,
  caseSummarySchema,
  caseViewSchema,
  colleagueSchema,
  deadlineQuery,
  deadlineSchema,
  delegateSchema,
  draftInputSchema,
  draftSchema,
  entryQuery,
  entrySchema,
  entryViewSchema,
  keptReceiptSchema,
  evaluationViewSchema,
  outageResultSchema,
  openingRecordSchema,
  openingRoomSchema,
  outageSchema,
  ownSealingSchema,
  pageOf,
  provenEntrySchema,
  sealingQuery,
  sealingSchema,
  sealingTaskSchema,
  startCaseSchema,
  startedSchema,
  taskCountSchema,
  taskQuery,
  taskSchema,
  timelineItemSchema,
  timelineQuery,
} from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { beginSealing } from './begin-sealing';
import { bidWarnings } from './bid-warnings';
import { listCases } from './case-list';
import { exportCases } from './export-cases';
import { viewCase } from './case-view';
import { listDeadlines } from './deadlines';
import { listDocuments } from './documents-view';
import { readDraft, removeDraft, saveDraft } from './drafts';
import { listEntries } from './entries-view';
import { attend } from './attendance';
import { openingRecord } from './opening-record';
import { openingRoom } from './opening-room';
import { ownSealings } from './own-sealings';
import { readReceipt, receiptOfNewEntry } from './entry-receipt';
import { viewEvaluation } from './evaluation-view';
import { makeEntry } from './make-entry';
import { affectedCases, postponeForOutage } from './outages';
import { startCase } from './start-case';
import { takeActForLots } from './lots';
import { claimTask, colleagues, countTasks, listTasks } from './tasks';
import { timeline } from './timeline';

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

/** The routes of cases and tasks. */
export const caseRoutes = (deps: ApiDependencies): Route[] => [
  ...reading(deps),
  ...acting(deps),
  ...drafts(deps),
  ...tasks(deps),
];

const reading = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/cases',
    summary: 'Cases that the acting role may read',
    access: 'session',
    query: caseQuery,
    response: pageOf(caseSummarySchema),
    handler: ({ me, query }) => listCases(deps, me, query),
  }),
  route({
    method: 'get',
    path: '/cases/export',
    summary: 'The same cases as CSV',
    access: 'session',
    query: caseExportQuery,
    produces: 'text/csv',
    handler: ({ me, query, res }) => exportCases(deps, me, query, res),
  }),
  route({
    method: 'get',
    path: '/cases/:id',
    summary: 'The page of a case',
    access: 'session',
    response: caseViewSchema,
    handler: ({ me, params }) => viewCase(deps, me, params.id),
  }),
  route({
    method: 'get',
    path: '/cases/:id/timeline',
    summary: 'What happened in a case, newest first',
    access: 'session',
    query: timelineQuery,
    response: pageOf(timelineItemSchema),
    handler: ({ me, params, query }) => timeline(deps, me, params.id, query),
  }),
  route({
    method: 'get',
    path: '/cases/:id/entries',
    summary: 'Bids, questions and other entries of a case',
    access: 'session',
    query: entryQuery,
    response: pageOf(entryViewSchema),
    handler: ({ me, params, query }) => listEntries(deps, me, params.id, query),
  }),
  route({
    method: 'get',
    path: '/cases/:id/sealings',
    summary: 'The sealings of one’s own body for an action, the newest first',
    access: 'session',
    query: sealingQuery,
    response: listOf(ownSealingSchema),
    handler: async ({ me, params, query }) => ({ items: await ownSealings(deps, me, params.id, query.action) }),
  }),
  route({
    method: 'get',
    path: '/cases/:id/entries/:entry/receipt',
    summary: 'The signed receipt of one’s own entry',
    access: 'session',
    response: keptReceiptSchema,
    handler: ({ me, params }) => readReceipt(deps, me, params.id, params.entry),
  }),
  route({
    method: 'get',
    path: '/cases/:id/opening-room',
    summary: 'The opening of sealed bids: hashes, shares, who is present, and what was found',
    access: 'session',
    response: openingRoomSchema,
    handler: ({ me, params }) => openingRoom(deps, me, params.id),
  }),
  route({
    method: 'get',
    path: '/cases/:id/opening-record',
    summary: 'The record of the opening, signed by the platform',
    access: 'session',
    response: openingRecordSchema,
    handler: ({ me, params }) => openingRecord(deps, me, params.id),
  }),
  route({
    method: 'get',
    path: '/cases/:id/documents',
    summary: 'Documents of a case',
    access: 'session',
    response: listOf(caseDocumentSchema),
    handler: async ({ me, params }) => ({ items: await listDocuments(deps, me, params.id) }),
  }),
  route({
    method: 'get',
    path: '/cases/:id/evaluation',
    summary: 'The result of the evaluation committee',
    access: 'session',
    response: evaluationViewSchema,
    handler: ({ me, params }) => viewEvaluation(deps, me, params.id),
  }),
  route({
    method: 'get',
    path: '/cases/:id/bid-warnings',
    summary: 'What the opened bids of different bidders have in common, for those who watch over the case',
    access: 'session',
    response: listOf(bidWarningSchema),
    handler: async ({ me, params }) => ({ items: await bidWarnings(deps, me, params.id) }),
  }),
  route({
    method: 'get',
    path: '/deadlines',
    summary: 'What falls due in a period',
    access: 'session',
    query: deadlineQuery,
    response: listOf(deadlineSchema),
    handler: async ({ me, query }) => ({ items: await listDeadlines(deps, me, query) }),
  }),
];

const acting = (deps: ApiDependencies): Route[] => [
  route({
    method: 'post',
    path: '/cases',
    summary: 'Opens a project: a case for each lot',
    access: 'session',
    body: startCaseSchema,
    response: startedSchema,
    status: 201,
    handler: ({ me, body }) => startCase(deps, me, body),
  }),
  route({
    method: 'post',
    path: '/cases/:id/acts',
    summary: 'Takes an action of a case',
    access: 'session',
    body: actSchema,
    response: actReceiptSchema,
    handler: ({ me, params, body }) => takeActForLots(deps, me, params.id, body),
  }),
  route({
    method: 'post',
    path: '/cases/:id/entries',
    summary: 'Makes an entry: a bid, a question, a download',
    access: 'session',
    body: entrySchema,
    response: provenEntrySchema,
    status: 201,
    async handler({ me, params, body }) {
      const made = await makeEntry(deps, me, params.id, body);
      return { ...made, receipt: await receiptOfNewEntry(deps, made.id) };
    },
  }),
  route({
    method: 'post',
    path: '/cases/:id/sealings',
    summary: 'Gives out the platform’s share for a sealed entry, with its form: the task of the sealing tool',
    access: 'session',
    body: sealingSchema,
    response: sealingTaskSchema,
    status: 201,
    async handler({ me, params, body }) {
      const { form, context, escrow, ...task } = await beginSealing(deps, me, params.id, body.action);
      return {
        ...task,
        ...(escrow && { escrow: { ...escrow, keepers: [...escrow.keepers] } }),
        form: { ...form },
        context: { ...context },
      };
    },
  }),
  route({
    method: 'post',
    path: '/cases/:id/attendance',
    summary: 'Says that the person is present at the opening',
    access: 'session',
    handler: ({ me, params }) => attend(deps, me, params.id),
  }),
  route({
    method: 'get',
    path: '/outages/affected',
    summary: 'Cases that an outage of a period touches',
    access: 'session',
    query: affectedQuery,
    response: affectedSchema,
    handler: ({ me, query }) => affectedCases(deps, me, query.from, query.to),
  }),
  route({
    method: 'post',
    path: '/outages',
    summary: 'Postpones every case that an outage touches',
    access: 'session',
    body: outageSchema,
    response: outageResultSchema,
    handler: ({ me, body }) => postponeForOutage(deps, me, body),
  }),
];

const drafts = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/cases/:id/drafts/:action',
    summary: 'The draft of a form',
    access: 'session',
    response: draftSchema,
    handler: ({ me, params: { id, action } }) => readDraft(deps, me, id, action),
  }),
  route({
    method: 'put',
    path: '/cases/:id/drafts/:action',
    summary: 'Saves the draft of a form',
    access: 'session',
    body: draftInputSchema,
    response: draftSchema,
    handler: ({ me, params: { id, action }, body: { form } }) => saveDraft(deps, me, id, action, form),
  }),
  route({
    method: 'delete',
    path: '/cases/:id/drafts/:action',
    summary: 'Throws a draft away',
    access: 'session',
    handler: ({ me, params: { id, action } }) => removeDraft(deps, me, id, action),
  }),
];

const tasks = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/tasks',
    summary: 'The inbox',
    access: 'session',
    query: taskQuery,
    response: pageOf(taskSchema),
    handler: ({ me, query }) => listTasks(deps, me, query),
  }),
  route({
    method: 'get',
    path: '/tasks/count',
    summary: 'How many tasks wait for the person',
    access: 'session',
    response: taskCountSchema,
    handler: ({ me }) => countTasks(deps, me),
  }),
  route({
    method: 'get',
    path: '/tasks/:id/colleagues',
    summary: 'To whom a task may be given',
    access: 'session',
    response: listOf(colleagueSchema),
    handler: ({ me, params }) => colleagues(deps, me, params.id),
  }),
  route({
    method: 'post',
    path: '/tasks/:id/claim',
    summary: 'Claims a task',
    access: 'session',
    response: taskSchema,
    handler: ({ me, params }) => claimTask(deps, me, params.id, me.user.id),
  }),
  route({
    method: 'post',
    path: '/tasks/:id/release',
    summary: 'Gives a task back to the body',
    access: 'session',
    response: taskSchema,
    handler: ({ me, params }) => claimTask(deps, me, params.id, undefined),
  }),
  route({
    method: 'post',
    path: '/tasks/:id/delegate',
    summary: 'Gives a task to a colleague',
    access: 'session',
    body: delegateSchema,
    response: taskSchema,
    handler: ({ me, params, body }) => claimTask(deps, me, params.id, body.userId),
  }),
];
