import { z } from 'zod';
import {
  caseLedgerSchema,
  depositAccountInputSchema,
  dueReturnsSchema,
  forfeitureInputSchema,
  idSchema,
  ownDepositSchema,
  pageQuery,
  returnBatchSchema,
} from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { proposeForfeiture } from './forfeiture-proposals';
import { viewLedger } from './ledger-view';
import { openDepositAccount, ownDeposit } from './own-deposit';
import { nameRefundAccount } from './refund-account';
import { listReturns, proposeReturns } from './return-proposals';

const proposalSchema = z.object({ proposalId: idSchema });

/** Deposits: a bidder's own, the book of a case once it is opened, and what has to go back. */
export const depositRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/cases/:id/deposit',
    summary: 'The bidder’s own deposit in a case; nobody else is answered it',
    access: 'session',
    response: ownDepositSchema,
    handler: ({ me, params }) => ownDeposit(deps, me, params.id),
  }),
  route({
    method: 'put',
    path: '/cases/:id/deposit/account',
    summary: 'Opens the sub-account that the bidder pays to, and says from which account of its own',
    access: 'session',
    body: depositAccountInputSchema,
    response: ownDepositSchema,
    handler: ({ me, params, body }) => openDepositAccount(deps, me, params.id, body.payerAccount),
  }),
  route({
    method: 'put',
    path: '/cases/:id/deposit/refund-account',
    summary: 'Names another account of the bidder for its deposit to go back to, where the bank has refused the first',
    access: 'session',
    body: depositAccountInputSchema,
    response: ownDepositSchema,
    handler: ({ me, params, body }) => nameRefundAccount(deps, me, params.id, body.payerAccount),
  }),
  route({
    method: 'get',
    path: '/cases/:id/ledger',
    summary: 'The book of a case with the deposit of every body, once they are no secret any more',
    access: 'session',
    response: caseLedgerSchema,
    handler: ({ me, params }) => viewLedger(deps, me, params.id),
  }),
  route({
    method: 'post',
    path: '/cases/:id/forfeitures',
    summary: 'Proposes that a deposit is lost to the tenderer; another person of the centre confirms it',
    access: 'session',
    status: 201,
    body: forfeitureInputSchema,
    response: proposalSchema,
    handler: async ({ me, params, body }) => ({ proposalId: await proposeForfeiture(deps, me, params.id, body) }),
  }),
  route({
    method: 'get',
    path: '/deposit-returns',
    summary: 'What has to go back, with interest, the soonest due first (centres)',
    access: 'session',
    query: z.object(pageQuery),
    response: dueReturnsSchema,
    handler: ({ me, query }) => listReturns(deps, me, query),
  }),
  route({
    method: 'post',
    path: '/deposit-returns',
    summary: 'Proposes that some of it goes back together; another person of the centre confirms it',
    access: 'session',
    status: 201,
    body: returnBatchSchema,
    response: proposalSchema,
    handler: async ({ me, body }) => ({ proposalId: await proposeReturns(deps, me, body) }),
  }),
];
