import type { EntityManager } from 'typeorm';
import { appendAudit } from '../../database/audit';
import { rows } from '../../database/database';
import { tables } from '../../database/tables';
import { text } from '../../definitions/language';
import { regionPrefix } from '../../domain/region-code';
import { keysetPage } from '../access/keyset-page';
import { beginningWith, containing } from '../access/search-text';
import { actorOf } from '../audit/record';
import { expertFileSchema, expertTieInputSchema, pageOf, registerQuery, registeredExpertSchema } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { expertFile, ownExpertFile, registered } from './expert-file';
import { noteTie } from './note-tie';

/** @throws Refusal NotAllowed for who does not keep the register */
function mustKeep(me: SignedIn): void {
  if (!me.ability.can('update', 'Expert')) throw refuse.notAllowed();
}

const outside = text(
  '该专家登记在其他地区，关系由其所在地区撤销。',
  'The expert is registered elsewhere: what ties them is taken back there.',
);

/** Anybody who keeps the register may note why an expert must stay out; who lets them in again answers for their region. */
async function mustKeepThere(tx: EntityManager, { membership }: SignedIn, id: string): Promise<void> {
  const entry = await rows(tx, 'expert').findOneBy({ id });
  if (entry && !entry.region.startsWith(regionPrefix(membership.region))) throw refuse.notAllowed(outside);
}

/** The register of experts, for those who keep it: nobody else sees who is in it. */
export const expertRegisterRoutes = (deps: ApiDependencies): Route[] => {
  const { database, clock } = deps;
  return [
    route({
      method: 'get',
      path: '/expert-register',
      summary: 'Experts of the register',
      access: 'session',
      query: registerQuery,
      response: pageOf(registeredExpertSchema),
      async handler({ me, query }) {
        mustKeep(me);
        const found = rows(database.read, 'expert').createQueryBuilder('expert');
        if (query.q !== undefined && query.q.trim() !== '') {
          const user = `SELECT u.id FROM ${tables.user.name} u WHERE u.name LIKE :q ESCAPE '!'`;
          found.andWhere(`(expert.id IN (${user}) OR expert.name LIKE :q ESCAPE '!')`, { q: containing(query.q) });
        }
        if (query.speciality !== undefined && query.speciality !== '') {
          // a list of texts as it is written: each code begins behind a quotation mark
          found.andWhere(`expert.specialities LIKE :speciality ESCAPE '!'`, {
            speciality: containing(`"${query.speciality}`),
          });
        }
        if (query.region !== undefined) {
          found.andWhere(`expert.region LIKE :region ESCAPE '!'`, {
            region: beginningWith(regionPrefix(query.region)),
          });
        }
        if (query.state !== undefined) found.andWhere('expert.state = :state', { state: query.state });
        const page = await keysetPage(found, { column: 'id', direction: 'ASC' }, query);
        return { ...page, items: await registered(database.read, page.items) };
      },
    }),
    route({
      method: 'get',
      path: '/expert-register/:id',
      summary: 'An expert with the history and the ties that the register holds',
      access: 'session',
      response: expertFileSchema,
      handler({ me, params }) {
        mustKeep(me);
        return expertFile(database.read, me, params.id);
      },
    }),
    route({
      method: 'post',
      path: '/expert-register/:id/ties',
      summary: 'Notes a tie of an expert to a body',
      access: 'session',
      body: expertTieInputSchema,
      response: expertFileSchema,
      async handler({ me, params: { id }, body }) {
        mustKeep(me);
        await noteTie(deps, me, id, body);
        return expertFile(database.read, me, id);
      },
    }),
    route({
      method: 'get',
      path: '/expert-record',
      summary: 'What the register holds of the expert who asks',
      access: 'session',
      response: expertFileSchema,
      handler: ({ me }) => ownExpertFile(database.read, me),
    }),
    route({
      method: 'post',
      path: '/expert-record/ties',
      summary: 'Declares a tie of one’s own to a body, for which one must stay out',
      access: 'session',
      body: expertTieInputSchema,
      response: expertFileSchema,
      async handler({ me, body }) {
        await ownExpertFile(database.read, me);
        await noteTie(deps, me, me.user.id, body);
        return ownExpertFile(database.read, me);
      },
    }),
    route({
      method: 'delete',
      path: '/expert-register/:id/ties/:tie',
      summary: 'Takes back a tie that was noted by mistake',
      access: 'session',
      response: expertFileSchema,
      async handler({ me, params: { id, tie } }) {
        mustKeep(me);
        const at = clock.now();
        await database.write(async (tx) => {
          await mustKeepThere(tx, me, id);
          const known = await rows(tx, 'expertTie').findOneBy({ id: tie, userId: id });
          // MySQL finds it in other letters too, under which it would be noted of nobody that it is taken back
          if (known?.id !== tie || known.userId !== id) throw refuse.notFound();
          await rows(tx, 'expertTie').delete({ id: tie });
          const content = { expert: { tieTakenBack: known.kind, body: known.bodyId } };
          await appendAudit(tx, [{ ...actorOf(me), kind: 'account', at, subject: id, content }]);
        });
        return expertFile(database.read, me, id);
      },
    }),
  ];
};
