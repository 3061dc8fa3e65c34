import { z } from 'zod';
import { appendAudit } from '../../database/audit';
import { insertRow, rows } from '../../database/database';
import { messageSettingsOf } from '../../database/plan-deliveries';
import { text } from '../../definitions/language/text';
import { contactKinds, type ContactKind } from '../../domain/contact-address';
import {
  contactCodeSchema,
  contactInputSchema,
  contactKindSchema,
  messageSettingsSchema,
  ownMessagesSchema,
  type Contact,
  type OwnMessages,
} from '../contract';
import { actorOf } from '../audit/record';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { codeState, pendingCode, sendContactCode, takeContactCode } from './contact-code';
import { openChannels } from './open-channels';

type Settings = z.output<typeof messageSettingsSchema>;

const kindOf = (given: string): ContactKind => {
  const { data } = contactKindSchema.safeParse(given);
  if (!data) throw refuse.notFound();
  return data;
};

async function contactOf({ database }: ApiDependencies, userId: string, kind: ContactKind): Promise<Contact> {
  const [row, pending] = await Promise.all([
    rows(database.read, 'contact').findOneBy({ userId, kind }),
    pendingCode(database.read, userId, kind),
  ]);
  return {
    kind,
    ...(row && { address: row.address, verifiedAt: row.verifiedAt }),
    ...(pending && {
      pending: {
        address: pending.address,
        expiresAt: pending.expiresAt,
        code: await codeState(database.read, pending.id),
      },
    }),
  };
}

async function ownMessages(deps: ApiDependencies, { user }: SignedIn): Promise<OwnMessages> {
  const settings = (await messageSettingsOf(deps.database.read, [user.id]))(user.id);
  return {
    settings: {
      ...settings,
      kinds: {
        task: [...settings.kinds.task],
        reminder: [...settings.kinds.reminder],
        overdue: [...settings.kinds.overdue],
        act: [...settings.kinds.act],
      },
    },
    contacts: await Promise.all(contactKinds.map((kind) => contactOf(deps, user.id, kind))),
    channels: openChannels(deps.configuration.messages),
  };
}

async function saveSettings({ database }: ApiDependencies, userId: string, settings: Settings): Promise<void> {
  if (settings.quiet && settings.quiet.from === settings.quiet.to) {
    throw refuse.invalidField(
      'quiet.to',
      'notAllowed',
      text('免打扰的结束时间须不同于开始时间', 'The quiet hours must end at another time than they begin'),
    );
  }
  await database.write(async (tx) => {
    const { affected } = await rows(tx, 'messageSetting').update({ userId }, { settings });
    if (affected === 0) await insertRow(tx, 'messageSetting', { userId, settings });
  });
}

/** How the signed-in person is reached outside the console: settings, addresses, and the codes that prove them. */
export function messageSettingRoutes(deps: ApiDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/me/messages',
      summary: 'How the signed-in person is reached outside the console',
      access: 'session',
      response: ownMessagesSchema,
      handler: ({ me }) => ownMessages(deps, me),
    }),
    route({
      method: 'put',
      path: '/me/messages',
      summary: 'Chooses which messages come by which channel, quiet hours and digest',
      access: 'session',
      body: messageSettingsSchema,
      response: ownMessagesSchema,
      async handler({ me, body }) {
        await saveSettings(deps, me.user.id, body);
        return ownMessages(deps, me);
      },
    }),
    route({
      method: 'post',
      path: '/me/contacts/:kind',
      summary: 'Sends a code to an e-mail address or telephone that is to be used',
      access: 'session',
      body: contactInputSchema,
      response: z.object({ address: z.string(), expiresAt: z.iso.datetime() }),
      status: 202,
      handler: ({ me, params, body }) => sendContactCode(deps, me, kindOf(params.kind), body.address),
    }),
    route({
      method: 'put',
      path: '/me/contacts/:kind',
      summary: 'Proves an address with the code that was sent there',
      access: 'session',
      body: contactCodeSchema,
      response: ownMessagesSchema,
      async handler({ me, params, body }) {
        await takeContactCode(deps, me, kindOf(params.kind), body.code);
        return ownMessages(deps, me);
      },
    }),
    route({
      method: 'delete',
      path: '/me/contacts/:kind',
      summary: 'Forgets an address',
      access: 'session',
      async handler({ me, params }) {
        const kind = kindOf(params.kind);
        const { database, clock } = deps;
        const subject = me.user.id;
        await database.write(async (tx) => {
          const { affected } = await rows(tx, 'contact').delete({ userId: subject, kind });
          if (affected === 0) return;
          const content = { what: kind, how: 'removed' };
          await appendAudit(tx, [{ ...actorOf(me), kind: 'contact', at: clock.now(), subject, content }]);
        });
      },
    }),
  ];
}
