import type { Request } from 'express';
import { text, type Text } from '../../definitions/language/text';
import type { ExchangeSenderRow } from '../../database/rows';
import {
  expertOrdersText,
  expertRecordHash,
  expertRecordText,
  expertStandingText,
  type SignedExpertRecord,
} from '../../domain/expert-exchange';
import { largestPackage } from '../../domain/exchange-package';
import { ordersAfter, ordersFor, receivedFrom, receiveExpert } from '../../exchange/expert-records';
import {
  expertOrdersSchema,
  expertReceivedSchema,
  expertStandingSchema,
  packagesQuery,
  signedExpertRecordSchema,
} from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { faultsOf } from '../http/input-faults';
import { fieldFault, Refusal, refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { parsedBody } from './check-package';
import { ownName, signatureOf } from './receive';
import { receivingRefusal } from './receiving-refusal';
import { keyOf, signedRequest } from './signed-request';

/** @throws Refusal InvalidInput that names every field and rule, BadSignature */
async function checkedRecord(
  deps: ApiDependencies,
  sender: ExchangeSenderRow,
  body: Buffer,
): Promise<SignedExpertRecord> {
  const sent = parsedBody(body);
  const checked = signedExpertRecordSchema.safeParse(sent, { reportInput: true });
  if (!checked.success) throw refuse.invalid(faultsOf(checked.error));
  const signed = sent as SignedExpertRecord; // the schema says so
  const { record, hash, signature } = signed;
  const fault = (path: string, rule: string, said: Text) => refuse.invalid([fieldFault(path, rule, said)]);
  if (record.sender.code !== sender.code) {
    throw fault(
      'record.sender.code',
      'otherSender',
      text('与请求的发送平台不一致', 'is not the sender of the request'),
    );
  }
  if (expertRecordHash(record) !== hash) {
    throw fault('hash', 'otherContent', text('与内容不符', 'is not the hash of the record'));
  }
  const key = keyOf(sender, signature.keyId);
  const said = expertRecordText(sender.code, record.number, hash);
  if (key === undefined || !(await deps.signer.isSignedBy(key, said, signature.value))) {
    throw new Refusal('BadSignature');
  }
  return signed;
}

/** Stores a record of an expert. @throws Refusal PackageGap, PackageConflict, InvalidInput, and those of the request */
async function receive(deps: ApiDependencies, req: Request): Promise<{ readonly number: number }> {
  ownName(deps);
  const { sender, body } = await signedRequest(deps, req, largestPackage);
  const refused = (refusal: Refusal) => receivingRefusal(deps, sender.code, refusal);
  const signed = await checkedRecord(deps, sender, body).catch(async (error: unknown) => {
    throw error instanceof Refusal ? await refused(error) : error;
  });
  const reception = await receiveExpert(deps.database, signed, deps.clock.now());
  if (reception.kind === 'gap') {
    const { expected } = reception;
    throw new Refusal('PackageGap', text(`请从第 ${expected} 条起发送。`, `Send from record ${expected} on.`));
  }
  if (reception.kind === 'notTheirs') {
    const said = text('由另一平台管理', 'is kept by another platform');
    throw await refused(refuse.invalid([fieldFault('record.content.expert', 'otherSender', said)]));
  }
  if (reception.kind === 'other') {
    const said = text(
      `第 ${signed.record.number} 条专家记录与已收到的不接续。`,
      `Record ${signed.record.number} of an expert does not follow on what is stored.`,
    );
    throw await refused(new Refusal('PackageConflict', said));
  }
  return { number: signed.record.number };
}

/** What other platforms tell and ask of experts; every request is signed (docs/exchange.md). */
export const expertExchangeRoutes = (deps: ApiDependencies): Route[] => [
  route({
    method: 'post',
    path: '/exchange/experts',
    summary: 'Takes the record of an expert whom a registered platform keeps; signed request',
    access: 'public',
    consumes: 'application/json',
    response: expertReceivedSchema,
    handler: ({ req }) => receive(deps, req),
  }),
  route({
    method: 'get',
    path: '/exchange/experts/standing',
    summary: 'How far this platform is with the experts of the sender that asks; signed request',
    access: 'public',
    response: expertStandingSchema,
    async handler({ req }) {
      const { code: receiver } = ownName(deps);
      const { sender } = await signedRequest(deps, req, 0);
      const { read } = deps.database;
      const orders = await ordersFor(read, sender.code);
      const said = {
        ...{ receiver, sender: sender.code, ...(await receivedFrom(read, sender.code)) },
        ...{ orders, at: new Date().toISOString() },
      };
      return { ...said, signature: await signatureOf(deps, expertStandingText(said)) };
    },
  }),
  route({
    method: 'get',
    path: '/exchange/expert-orders',
    summary: 'What was decided here about experts of the sender that asks, a hundred at most; signed request',
    access: 'public',
    query: packagesQuery,
    response: expertOrdersSchema,
    async handler({ req, query }) {
      const { code: receiver } = ownName(deps);
      const { sender } = await signedRequest(deps, req, 0);
      const orders = await ordersAfter(deps.database.read, sender.code, query.after);
      const said = { receiver, sender: sender.code, orders };
      return { ...said, signature: await signatureOf(deps, expertOrdersText(said)) };
    },
  }),
];
