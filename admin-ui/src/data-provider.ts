import type { DataProvider, GetListParams, GetListResult, QueryFunctionContext, RaRecord } from 'react-admin';
import type { Page } from '../../api/contract';
import { request } from './api/client';

/** Where the pages of a list begin: the cursor of page n stands at n − 1. Remembered by what the list asks for. */
const cursors = new Map<string, (string | undefined)[]>();
const mostLists = 50;

interface Question {
  readonly path: string;
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** Where a resource is found, unless under its own name. */
const paths: Readonly<Record<string, string>> = { notices: 'public/notices' };
const pathOf = (resource: string): string => `/${paths[resource] ?? resource}`;
const recordPath = (resource: string, id: unknown): string => `${pathOf(resource)}/${encodeURIComponent(String(id))}`;

const signalOf = (params: { signal?: AbortSignal | undefined } | undefined): AbortSignal | undefined => params?.signal;

const isWord = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function questionOf(resource: string, params: GetListParams): Question {
  const filter: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries((params.filter ?? {}) as Record<string, unknown>)) {
    if (isWord(value) && value !== '') filter[name] = value;
  }
  const sort = resource === 'cases' ? params.sort?.field : undefined;
  return { path: pathOf(resource), query: { ...filter, sort, limit: params.pagination?.perPage ?? 25 } };
}

/** One page by its number: keyset lists know only what comes next, so the pages before are asked where unknown. */
async function pageAt<T>(question: Question, page: number, signal: AbortSignal | undefined): Promise<Page<T>> {
  const key = JSON.stringify(question);
  if (page === 1) cursors.delete(key);
  const known = cursors.get(key) ?? [undefined];
  if (cursors.size >= mostLists) cursors.clear();
  cursors.set(key, known);
  for (;;) {
    const nth = Math.min(page, known.length);
    const cursor = known[nth - 1];
    const answer = await request<Page<T>>('GET', question.path, undefined, {
      query: { ...question.query, cursor },
      signal,
    });
    if (answer.next !== undefined) known[nth] = answer.next;
    if (nth === page || answer.next === undefined) return nth === page ? answer : { items: [] };
  }
}

/** The lists and records of the API as react-admin asks for them. What people do to a case is an act, never an edit. */
export const dataProvider = {
  supportAbortSignal: true,

  async getList<T extends RaRecord>(
    resource: string,
    params: GetListParams & QueryFunctionContext,
  ): Promise<GetListResult<T>> {
    const page = params.pagination?.page ?? 1;
    const { items, next } = await pageAt<T>(questionOf(resource, params), page, signalOf(params));
    return { data: items, pageInfo: { hasNextPage: next !== undefined, hasPreviousPage: page > 1 } };
  },

  async getOne(resource, params) {
    const data = await request('GET', recordPath(resource, params.id), undefined, {
      signal: signalOf(params),
    });
    return { data: data as never }; // the contract of the route says what it is
  },

  async getMany(resource, params) {
    const data = await Promise.all(params.ids.map((id) => request('GET', recordPath(resource, id))));
    return { data: data as never };
  },

  getManyReference: () => Promise.reject(new Error('The API has no lists by reference.')),

  async create(resource, params) {
    return { data: await request('POST', pathOf(resource), params.data) };
  },

  async update(resource, params) {
    return { data: await request('PUT', recordPath(resource, params.id), params.data) };
  },

  updateMany: () => Promise.reject(new Error('The API changes one record at a time.')),
  delete: () => Promise.reject(new Error('Nothing is deleted here.')),
  deleteMany: () => Promise.reject(new Error('Nothing is deleted here.')),
} satisfies DataProvider;
