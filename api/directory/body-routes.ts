import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { rows } from '../../database/database';
import type { BodyRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { isUscc } from '../../domain/uscc';
import { keysetPage } from '../access/keyset-page';
import { may } from '../access/may-read';
import { recordOf } from '../audit/record-of';
import { containing } from '../access/search-text';
import {
  auditSchema,
  bodyInputSchema,
  bodyQuery,
  bodySchema,
  isOfficialRole,
  pageOf,
  proposedSchema,
  recordQuery,
  savedBodySchema,
  type Body,
} from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';
import { proposeBody, registerBody } from './propose-body';

type BodyInput = z.output<typeof bodyInputSchema>;

const bodyOf = ({ uscc, ...row }: BodyRow): Body => ({
  ...row,
  kinds: row.kinds as Body['kinds'],
  ...(uscc !== null && { uscc }),
});

/** @throws Refusal `NotAllowed` where the acting membership may not keep a body of that region and these kinds */
function checkRight(me: SignedIn, verb: 'create' | 'update', body: { region: string; kinds: readonly string[] }): void {
  if (!may(me.ability, verb, 'Body', body)) throw refuse.notAllowed();
  if (!me.ability.can(verb, 'Office') && body.kinds.some(isOfficialRole)) throw refuse.notAllowed();
}

/** @throws Refusal `InvalidInput` for a wrong code or an unknown region */
async function checkInput({ database }: ApiDependencies, input: BodyInput): Promise<void> {
  if (input.uscc !== undefined && !isUscc(input.uscc.toUpperCase())) {
    throw refuse.invalidField(
      'uscc',
      'wrongPattern',
      text('统一社会信用代码不正确，请检查每一位', 'The unified social credit code is wrong; check every character'),
    );
  }
  if (!(await rows(database.read, 'region').existsBy({ code: input.region }))) {
    throw refuse.invalidField('region', 'notARegion', text('没有此行政区划', 'There is no such region'));
  }
}

const rowOf = (id: string, { uscc, ...input }: BodyInput): BodyRow => ({
  id,
  ...input,
  kinds: [...new Set(input.kinds)],
  uscc: uscc?.toUpperCase() ?? null,
});

/** Organisations: everybody finds them; offices keep those of their region. */
export function bodyRoutes(deps: ApiDependencies): Route[] {
  const { database } = deps;
  const find = async (id: string): Promise<BodyRow> => {
    const row = await rows(database.read, 'body').findOneBy({ id });
    if (!row) throw refuse.notFound();
    return row;
  };
  return [
    route({
      method: 'get',
      path: '/bodies',
      summary: 'Organisations by name or code',
      access: 'session',
      query: bodyQuery,
      response: pageOf(bodySchema),
      async handler({ query }) {
        const found = rows(database.read, 'body').createQueryBuilder('body');
        if (query.q !== undefined && query.q.trim() !== '') {
          found.andWhere(`(body.name LIKE :q ESCAPE '!' OR body.uscc = :code)`, {
            q: containing(query.q),
            code: query.q.trim().toUpperCase(),
          });
        }
        if (query.kind !== undefined) found.andWhere('body.kinds LIKE :kind', { kind: `%"${query.kind}"%` });
        const page = await keysetPage(found, { column: 'name', direction: 'ASC' }, query);
        return { ...page, items: page.items.map(bodyOf) };
      },
    }),
    route({
      method: 'post',
      path: '/bodies',
      summary: 'Registers an organisation of the market, or proposes an office, which a second person confirms',
      access: 'session',
      body: bodyInputSchema,
      response: savedBodySchema,
      status: 201,
      async handler({ me, body }) {
        checkRight(me, 'create', body);
        await checkInput(deps, body);
        const row = rowOf(randomUUID(), body);
        if (row.kinds.some(isOfficialRole)) return { proposalId: await proposeBody(deps, me, { after: row }) };
        await registerBody(deps, me, row);
        return { body: bodyOf(row) };
      },
    }),
    route({
      method: 'get',
      path: '/bodies/:id',
      summary: 'One organisation',
      access: 'session',
      response: bodySchema,
      handler: async ({ params }) => bodyOf(await find(params.id)),
    }),
    route({
      method: 'put',
      path: '/bodies/:id',
      summary: 'Proposes to change an organisation; a second person confirms it',
      access: 'session',
      body: bodyInputSchema,
      response: proposedSchema,
      async handler({ me, params, body }) {
        const before = await find(params.id);
        checkRight(me, 'update', before);
        checkRight(me, 'update', body);
        await checkInput(deps, body);
        const proposalId = await proposeBody(deps, me, { before, after: rowOf(params.id, body) });
        return { proposalId, state: 'waiting' as const };
      },
    }),
    route({
      method: 'get',
      path: '/bodies/:id/record',
      summary: 'What was done to an organisation, newest first, for those who may change it',
      access: 'session',
      query: recordQuery,
      response: pageOf(auditSchema),
      async handler({ me, params, query }) {
        checkRight(me, 'update', await find(params.id));
        return recordOf(database, params.id, ['body'], query);
      },
    }),
  ];
}
