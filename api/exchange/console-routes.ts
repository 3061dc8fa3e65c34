import { z } from 'zod';
import { text, type Text } from '../../definitions/language/text';
import { rows } from '../../database/database';
import type { ExchangeSenderRow } from '../../database/rows';
import type { Exchange } from '../../activities/ports/exchange';
import { closeIncident } from '../../exchange/incidents';
import { changeReceiver, sendAgainAfter, tryAtOnce } from '../../exchange/receiver';
import { reconcileReceiving, reconcileSending } from '../../exchange/reconcile';
import { pauseSender, revokeKey } from '../../exchange/register-sender';
import { CannotTakeBack, takeBack } from '../../exchange/take-back';
import { actorOf, record } from '../audit/record';
import {
  exchangeOverviewSchema,
  keyInputSchema,
  pauseSchema,
  proposedSchema,
  reconciliationSchema,
  sendAgainSchema,
  senderInputSchema,
  senderSchema,
} from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { exchangeOverview, senderView } from './overview';
import { ownName } from './receive';
import { proposeKey, proposeSender } from './sender-proposals';

const mustManage = (me: SignedIn): void => {
  if (!me.ability.can('manage', 'Exchange')) throw refuse.notAllowed();
};

/** @throws Refusal Conflict where this platform sends to none */
function mustSend({ exchange }: ApiDependencies): Exchange {
  if (exchange) return exchange;
  throw refuse.conflict(
    'Conflict',
    text('本平台没有上级平台（未设 EXCHANGE_URL）。', 'This platform sends to no other: EXCHANGE_URL is not set.'),
  );
}

const reachable = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotTakeBack) throw refuse.conflict('Conflict', text(error.zh, error.en));
    const said = error instanceof Error ? error.message : '';
    throw refuse.conflict(
      'Unavailable',
      text(`接收平台无法连接或拒绝了请求：${said}`, `The receiving platform cannot be reached or has refused: ${said}`),
    );
  }
};

const done = z.object({ items: z.array(reconciliationSchema) });

/** What operators do with the exchange. */
export function exchangeConsoleRoutes(deps: ApiDependencies): Route[] {
  const { database, signer, clock } = deps;
  const shown = async (row: ExchangeSenderRow | undefined) => {
    if (!row) throw refuse.notFound();
    return senderView(deps, row);
  };
  /** Puts on record what one operator did alone; what stops the exchange must not wait for a second. */
  const note = (me: SignedIn, subject: string | null, title: Text) =>
    record(database, [
      { ...actorOf(me), region: null, kind: 'exchange', at: clock.now(), subject, content: { title } },
    ]);
  return [
    route({
      method: 'get',
      path: '/exchange',
      summary: 'The platforms that this one exchanges with: counters, lag, incidents',
      access: 'session',
      response: exchangeOverviewSchema,
      handler: ({ me }) => {
        mustManage(me);
        return exchangeOverview(deps);
      },
    }),
    route({
      method: 'post',
      path: '/exchange/senders',
      summary: 'Proposes a platform that is to send to this one',
      access: 'session',
      body: senderInputSchema,
      response: proposedSchema,
      status: 201,
      async handler({ me, body }) {
        mustManage(me);
        ownName(deps);
        if (!(await rows(database.read, 'region').existsBy({ code: body.region }))) {
          throw refuse.invalidField('region', 'notARegion', text('没有此行政区划', 'There is no such region'));
        }
        return { proposalId: await proposeSender(deps, me, body), state: 'waiting' as const };
      },
    }),
    route({
      method: 'post',
      path: '/exchange/senders/:code/keys',
      summary: 'Proposes another public key of a sender',
      access: 'session',
      body: keyInputSchema,
      response: proposedSchema,
      status: 201,
      async handler({ me, params, body }) {
        mustManage(me);
        return { proposalId: await proposeKey(deps, me, params.code, body.publicKey), state: 'waiting' as const };
      },
    }),
    route({
      method: 'delete',
      path: '/exchange/senders/:code/keys/:keyId',
      summary: 'Revokes a public key of a sender',
      access: 'session',
      response: senderSchema,
      async handler({ me, params }) {
        mustManage(me);
        const view = await shown(await revokeKey(database, params.code, params.keyId, clock.now()));
        await note(me, params.code, text(`撤销公钥 ${params.keyId}`, `Revoked the public key ${params.keyId}`));
        return view;
      },
    }),
    route({
      method: 'post',
      path: '/exchange/senders/:code/pause',
      summary: 'Takes nothing from a sender, or takes it again',
      access: 'session',
      body: pauseSchema,
      response: senderSchema,
      async handler({ me, params, body }) {
        mustManage(me);
        const view = await shown(await pauseSender(database, params.code, body.paused, clock.now()));
        await note(
          me,
          params.code,
          body.paused
            ? text('停止接收该平台的数据', 'Takes nothing from this platform')
            : text('恢复接收该平台的数据', 'Takes from this platform again'),
        );
        return view;
      },
    }),
    route({
      method: 'post',
      path: '/exchange/receiver/pause',
      summary: 'Sends nothing, or sends again',
      access: 'session',
      body: pauseSchema,
      async handler({ me, body }) {
        mustManage(me);
        mustSend(deps);
        await changeReceiver(database, () => ({ paused: body.paused, nextTryAt: null }));
        await note(me, null, body.paused ? text('停止上报', 'Sends nothing') : text('恢复上报', 'Sends again'));
      },
    }),
    route({
      method: 'post',
      path: '/exchange/receiver/retry',
      summary: 'Tries at once what failed or was refused',
      access: 'session',
      async handler({ me }) {
        mustManage(me);
        mustSend(deps);
        await changeReceiver(database, () => tryAtOnce);
      },
    }),
    route({
      method: 'post',
      path: '/exchange/receiver/send-again',
      summary: 'Sends every package after that number again',
      access: 'session',
      body: sendAgainSchema,
      async handler({ me, body }) {
        mustManage(me);
        mustSend(deps);
        await sendAgainAfter(database, body.after);
        await note(
          me,
          null,
          text(`重新发送第${body.after}号之后的数据包`, `Sends every package after number ${body.after} again`),
        );
      },
    }),
    route({
      method: 'post',
      path: '/exchange/receiver/take-back',
      summary: 'Takes the own packages back from the receiver, after a restore of this platform',
      access: 'session',
      response: z.object({ from: z.number(), taken: z.number(), restored: z.number(), packed: z.number() }),
      async handler({ me }) {
        mustManage(me);
        const exchange = mustSend(deps);
        const { ocidPrefix } = deps.configuration.platform;
        const sender = { ...ownName(deps), ocidPrefix };
        const taken = await reachable(() => takeBack(database, exchange, signer, sender, clock.now()));
        await note(
          me,
          null,
          text('恢复后从接收平台取回数据包', 'Took packages back from the receiver after a restore'),
        );
        return taken;
      },
    }),
    route({
      method: 'post',
      path: '/exchange/check',
      summary: 'Compares counters and chain heads with every other platform',
      access: 'session',
      response: done,
      async handler({ me }) {
        mustManage(me);
        const { exchange } = deps;
        const senders = await rows(database.read, 'exchangeSender').find({ order: { code: 'ASC' } });
        const sending = exchange ? [await reachable(() => reconcileSending(database, exchange))] : [];
        const receiving = await Promise.all(senders.map((row) => reconcileReceiving(database, signer, row)));
        return { items: [...sending, ...receiving].map((one) => ({ ...one, findings: [...one.findings] })) };
      },
    }),
    route({
      method: 'post',
      path: '/exchange/incidents/:id/close',
      summary: 'An operator has seen to an incident',
      access: 'session',
      async handler({ me, params }) {
        mustManage(me);
        const closed = await database.write((tx) => closeIncident(tx, params.id, clock.now(), me.user.id));
        if (!closed) throw refuse.notFound();
        await note(me, params.id, text('关闭交换事项', 'Closed an incident of the exchange'));
      },
    }),
  ];
}
