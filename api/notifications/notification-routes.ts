import { In, IsNull } from 'typeorm';
import { z } from 'zod';
import { noteChange } from '../../database/changes';
import { rows } from '../../database/database';
import type { NotificationRow } from '../../database/rows';
import { keysetPage } from '../access/keyset-page';
import { notificationQuery, notificationSchema, pageOf, readSchema, type Notification } from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';

const notificationOf = ({
  id,
  at,
  kind,
  messageZh,
  messageEn,
  caseId,
  path,
  readAt,
}: NotificationRow): Notification => ({
  id,
  at,
  read: readAt !== null,
  // rows are written with the contract's kinds only; the response schema checks them
  kind: kind as Notification['kind'],
  message: { zh: messageZh, en: messageEn },
  ...(caseId !== null && { caseId }),
  ...(path !== null && { path }),
});

/** Messages to the signed-in person, newest first. */
export const notificationRoutes = ({ database, clock }: ApiDependencies): Route[] => [
  route({
    method: 'get',
    path: '/notifications',
    summary: 'Messages to the signed-in person, newest first',
    access: 'session',
    query: notificationQuery,
    response: pageOf(notificationSchema),
    async handler({ me, query }) {
      const found = rows(database.read, 'notification')
        .createQueryBuilder('notification')
        .where('notification.userId = :userId', { userId: me.user.id });
      if (query.unread === true) found.andWhere('notification.readAt IS NULL');
      const page = await keysetPage(found, { column: 'at', direction: 'DESC' }, query);
      return { ...page, items: page.items.map(notificationOf) };
    },
  }),
  route({
    method: 'post',
    path: '/notifications/read',
    summary: 'Marks messages as read: those named, or all',
    access: 'session',
    body: readSchema,
    response: z.object({ unread: z.number().int() }),
    async handler({ me, body: { ids = [], all } }) {
      const userId = me.user.id;
      if (all === true || ids.length > 0) {
        const readAt = clock.now();
        await database.write(async (tx) => {
          const which = all === true ? {} : { id: In(ids) };
          const { affected } = await rows(tx, 'notification').update(
            { userId, readAt: IsNull(), ...which },
            { readAt },
          );
          if (affected !== 0) await noteChange(tx, readAt, 'notifications', { userId });
        });
      }
      return { unread: await rows(database.read, 'notification').countBy({ userId, readAt: IsNull() }) };
    },
  }),
];
