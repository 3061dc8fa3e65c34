import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { z } from 'zod';
import { resumeChannel } from '../../database/channel-state';
import { insertRow, rows } from '../../database/database';
import { giveUpDeliveries, retryDeliveries, type Undecided } from '../../database/decide-deliveries';
import { isInvitation } from '../../database/draws';
import { waitingDelivery } from '../../database/plan-deliveries';
import type { DeliveryRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { contactOfChannel, maskAddress } from '../../domain/contact-address';
import { messageChannels, type ChannelName } from '../../domain/message-settings';
import { keysetPage } from '../access/keyset-page';
import {
  channelNameSchema,
  channelStatusSchema,
  deliveryQuery,
  deliveryResultsSchema,
  deliverySchema,
  giveUpDeliveriesSchema,
  keptMessageQuery,
  keptMessageSchema,
  pageOf,
  retryDeliveriesSchema,
  type ChannelStatus,
  type Delivery,
  type DeliveryResults,
  type KeptMessage,
} from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { deliveryIncident } from '../incidents/incident-sources';
import { proposeSkips } from '../incidents/skip-proposals';
import { meansOf } from './open-channels';
import { undecidedTexts } from './undecided-texts';

const mustOperate = (me: SignedIn): void => {
  if (!me.ability.can('manage', 'Operations')) throw refuse.notAllowed();
};

const resultsOf = (decided: ReadonlyMap<string, Undecided | undefined>): DeliveryResults => ({
  results: [...decided].map(([id, undecided]) => ({
    id,
    ok: undecided === undefined,
    ...(undecided && { message: undecidedTexts[undecided] }),
  })),
});

/** Whoever is invited to evaluate: operators do not learn who that is. */
const somebody = { id: 'expert', name: '—' } as const;

async function deliveriesOf({ database }: ApiDependencies, found: readonly DeliveryRow[]): Promise<Delivery[]> {
  const people = [...new Set(found.flatMap((row) => [row.userId, row.decidedBy ?? []].flat()))];
  const [users, contacts] = await Promise.all([
    rows(database.read, 'user').findBy({ id: In(people) }),
    rows(database.read, 'contact').findBy({ userId: In(people) }),
  ]);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const addresses = new Map(contacts.map(({ userId, kind, address }) => [`${userId}/${kind}`, address]));
  return found.map((row): Delivery => {
    // rows are written with the contract's words only; the response schema checks them
    const channel = row.channel as ChannelName;
    const isSecret = isInvitation(row);
    const address = addresses.get(`${row.userId}/${contactOfChannel[channel]}`);
    return {
      id: row.id,
      at: row.createdAt,
      kind: row.kind as Delivery['kind'],
      channel,
      state: row.state,
      user: isSecret ? somebody : { id: row.userId, name: names.get(row.userId) ?? row.userId },
      ...(address !== undefined && row.kind !== 'code' && !isSecret && { address: maskAddress(address) }),
      ...(row.caseId !== null && { caseId: row.caseId }),
      attempts: row.attempts,
      notBefore: row.notBefore,
      ...(row.sentAt !== null && { sentAt: row.sentAt }),
      ...(row.settledAt !== null && { settledAt: row.settledAt }),
      ...(row.why !== null && { why: row.why as NonNullable<Delivery['why']> }),
      ...(row.error !== null && { error: row.error }),
      ...(row.decidedBy !== null && {
        decidedBy: { id: row.decidedBy, name: names.get(row.decidedBy) ?? row.decidedBy },
      }),
      ...(row.reason !== null && { reason: row.reason }),
    };
  });
}

/** Whether a person has confirmed an address that a channel leads to. */
const isReached = ({ database }: ApiDependencies, { user }: SignedIn, channel: ChannelName): Promise<boolean> =>
  rows(database.read, 'contact').existsBy({ userId: user.id, kind: contactOfChannel[channel] });

async function channelStatus(deps: ApiDependencies, me: SignedIn, name: ChannelName): Promise<ChannelStatus> {
  const { database, configuration } = deps;
  const [state, waiting, failed] = await Promise.all([
    rows(database.read, 'channelState').findOneBy({ name }),
    rows(database.read, 'delivery').countBy({ channel: name, state: 'waiting' }),
    rows(database.read, 'delivery').countBy({ channel: name, state: 'failed' }),
  ]);
  return {
    name,
    means: meansOf(configuration.messages, name),
    ...(state?.failingSince && { failingSince: state.failingSince, error: state.error ?? '' }),
    waiting,
    failed,
    reachesMe: await isReached(deps, me, name),
  };
}

/** @throws Refusal `NotFound` where there is no such channel here */
function openChannel({ configuration }: ApiDependencies, given: string): ChannelName {
  const name = channelNameSchema.safeParse(given).data;
  if (!name || meansOf(configuration.messages, name) === 'off') throw refuse.notFound();
  return name;
}

/** Sends the operator a message by a channel, to their own address. @returns the id of the delivery */
async function sendTest(deps: ApiDependencies, me: SignedIn, channel: ChannelName): Promise<string> {
  const { database, clock } = deps;
  const userId = me.user.id;
  if (!(await isReached(deps, me, channel))) {
    throw refuse.conflict(
      'Conflict',
      contactOfChannel[channel] === 'email'
        ? text('请先在个人设置中验证您的邮箱', 'Confirm your e-mail address in your settings first')
        : text('请先在个人设置中验证您的手机号', 'Confirm your telephone number in your settings first'),
    );
  }
  const now = clock.now();
  const row = waitingDelivery(
    { messageId: randomUUID(), channel, userId, kind: 'test', caseId: null, content: {}, createdAt: now },
    { notBefore: now, notAfter: null, inDigest: false },
  );
  await database.write((tx) => insertRow(tx, 'delivery', row));
  return row.id;
}

/**
 * Gives deliveries up, or proposes to where they tell somebody what concerns their rights; with a result for each.
 */
async function giveUp(
  deps: ApiDependencies,
  me: SignedIn,
  ids: readonly string[],
  reason: string,
): Promise<DeliveryResults> {
  const { database, clock } = deps;
  const open = await rows(database.read, 'delivery').findBy({ id: In([...ids]), state: In(['waiting', 'failed']) });
  const forTwo = open.map(deliveryIncident).filter(({ skipping }) => skipping?.people === 2);
  const proposed = await proposeSkips(deps, me, forTwo, reason);
  const byId = new Map(forTwo.map(({ id, key }) => [id, proposed.get(key)]));
  const decision = { decidedBy: me.user.id, reason };
  const alone = ids.filter((id) => !byId.has(id));
  const decided = new Map(
    resultsOf(await giveUpDeliveries(database, alone, decision, clock.now())).results.map((one) => [one.id, one]),
  );
  const results = [...new Set(ids)].map((id) => {
    const proposal = byId.get(id);
    if (!proposal) return decided.get(id) ?? { id, ok: false, message: undecidedTexts.unknown };
    const { proposalId, isNew } = proposal;
    return { id, ok: isNew, proposalId, ...(!isNew && { message: undecidedTexts.proposed }) };
  });
  return { results };
}

/** What left the house, what could not, and by which channels: for operators. What messages say is not told. */
export function deliveryRoutes(deps: ApiDependencies): Route[] {
  const { database } = deps;
  const real = () => new Date().toISOString();
  return [
    route({
      method: 'get',
      path: '/deliveries',
      summary: 'Messages that were sent outside the console, or could not be (operators)',
      access: 'session',
      query: deliveryQuery,
      response: pageOf(deliverySchema),
      async handler({ me, query }) {
        mustOperate(me);
        const found = rows(database.read, 'delivery').createQueryBuilder('delivery');
        if (query.state) found.andWhere('delivery.state = :state', { state: query.state });
        if (query.channel) found.andWhere('delivery.channel = :channel', { channel: query.channel });
        const page = await keysetPage(found, { column: 'createdAt', direction: 'DESC' }, query);
        return { ...page, items: await deliveriesOf(deps, page.items) };
      },
    }),
    route({
      method: 'post',
      path: '/deliveries/retry',
      summary: 'Has deliveries tried again, with a result for each (operators)',
      access: 'session',
      body: retryDeliveriesSchema,
      response: deliveryResultsSchema,
      async handler({ me, body }) {
        mustOperate(me);
        return resultsOf(await retryDeliveries(database, body.ids, real()));
      },
    }),
    route({
      method: 'post',
      path: '/deliveries/give-up',
      summary: 'Gives deliveries up for a reason, or proposes to, with a result for each (operators)',
      access: 'session',
      body: giveUpDeliveriesSchema,
      response: deliveryResultsSchema,
      async handler({ me, body }) {
        mustOperate(me);
        return giveUp(deps, me, body.ids, body.reason);
      },
    }),
    route({
      method: 'get',
      path: '/channels',
      summary: 'The ways to reach people, how they fare, and what waits on them (operators)',
      access: 'session',
      response: z.object({ items: z.array(channelStatusSchema) }),
      async handler({ me }) {
        mustOperate(me);
        return { items: await Promise.all(messageChannels.map((name) => channelStatus(deps, me, name))) };
      },
    }),
    route({
      method: 'post',
      path: '/channels/:name/retry',
      summary: 'Has a channel that was out of order tried at once (operators)',
      access: 'session',
      status: 202,
      async handler({ me, params }) {
        mustOperate(me);
        await resumeChannel(database, openChannel(deps, params.name), real());
      },
    }),
    route({
      method: 'post',
      path: '/channels/:name/test',
      summary: 'Sends the operator a message to their own address',
      access: 'session',
      response: z.object({ id: z.string() }),
      status: 202,
      async handler({ me, params }) {
        mustOperate(me);
        return { id: await sendTest(deps, me, openChannel(deps, params.name)) };
      },
    }),
    route({
      method: 'get',
      path: '/kept-messages',
      summary: 'Messages that were kept instead of being sent, where no gateway is named (operators)',
      access: 'session',
      query: keptMessageQuery,
      response: pageOf(keptMessageSchema),
      async handler({ me, query }) {
        mustOperate(me);
        const found = rows(database.read, 'keptMessage').createQueryBuilder('kept');
        if (query.channel) found.andWhere('kept.channel = :channel', { channel: query.channel });
        const page = await keysetPage(found, { column: 'at', direction: 'DESC' }, query);
        const items = page.items.map((row) => ({ ...row, channel: row.channel as KeptMessage['channel'] }));
        return { ...page, items };
      },
    }),
  ];
}
