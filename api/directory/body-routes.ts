import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { rows } from '../../database/database';
import type { BodyRow } from '../../database/rows';
import { text } from '../../definitions/language/text';
import { isUscc } from '../../domain/uscc';
import { keysetPage } from '../access/keyset-page';
import { may } from '../access/may-read';
import { containing } from '../access/search-text';
import { bodyInputSchema, bodyQuery, bodySchema, isOfficialRole, pageOf, type Body } from '../contract';
import type { ApiDependencies, SignedIn } from '../http/dependencies';
import { isDuplicate } from '../http/duplicate';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';

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

async function save(deps: ApiDependencies, row: BodyRow): Promise<Body> {
  try {
    await deps.database.write((tx) => rows(tx, 'body').upsert(row, ['id']));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw duplicate();
  }
  return bodyOf(row);
}

const duplicate = () =>
  refuse.conflict(
    'Conflict',
    text(
      '该统一社会信用代码已登记，请在列表中查找',
      'This unified social credit code is registered already; look for it in the list',
    ),
  );

const rowOf = (id: string, { uscc, ...input }: BodyInput): BodyRow => ({
  id,
  ...input,
  kinds: [...new Set(input.kinds)],
  uscc: uscc?.toUpperCase() ?? null,
});

/** @throws Refusal `Conflict` when another body has the code; an upsert alone would overwrite it on MySQL */
async function refuseTaken({ database }: ApiDependencies, row: BodyRow): Promise<void> {
  if (row.uscc === null) return;
  const other = await rows(database.read, 'body').findOneBy({ uscc: row.uscc });
  if (other && other.id !== row.id) throw duplicate();
}

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
      summary: 'Registers an organisation',
      access: 'session',
      body: bodyInputSchema,
      response: bodySchema,
      status: 201,
      async handler({ me, body }) {
        checkRight(me, 'create', body);
        await checkInput(deps, body);
        const row = rowOf(randomUUID(), body);
        await refuseTaken(deps, row);
        return save(deps, row);
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
      summary: 'Changes an organisation',
      access: 'session',
      body: bodyInputSchema,
      response: bodySchema,
      async handler({ me, params, body }) {
        checkRight(me, 'update', await find(params.id));
        checkRight(me, 'update', body);
        await checkInput(deps, body);
        const row = rowOf(params.id, body);
        await refuseTaken(deps, row);
        return save(deps, row);
      },
    }),
  ];
}
