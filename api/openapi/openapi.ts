import { z } from 'zod';
import { problemSchema } from '../contract';
import type { Route } from '../http/route';

type Json = Record<string, unknown>;

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  return rest;
};

const inPath = (path: string): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function inQuery(query: z.ZodType | undefined): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const content = (type: string, schema: Json): Json => ({ content: { [type]: { schema } } });
const binary = { type: 'string', format: 'binary' };

function answerOf({ response, produces, status }: Route): Json {
  if (response) {
    return { [status ?? 200]: { description: 'Done', ...content('application/json', jsonSchema(response, 'output')) } };
  }
  if (produces !== undefined) return { 200: { description: 'The content', ...content(produces, binary) } };
  return { [status ?? 204]: { description: 'Done' } };
}

function operationOf(route: Route): Json {
  const { path, query, body, consumes, access, summary, method } = route;
  const name = path.replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/[^A-Za-z]/g, '');
  const parameters = [...inPath(path), ...inQuery(query)];
  return {
    operationId: `${method}${name}`,
    tags: [path.split('/')[1]],
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, ...content('application/json', jsonSchema(body, 'input')) } }),
    ...(consumes !== undefined && { requestBody: { required: true, ...content(consumes, binary) } }),
    responses: { ...answerOf(route), default: { $ref: '#/components/responses/Problem' } },
    security: access === 'public' ? [] : [{ session: [] }],
  };
}

/** The description of the API in OpenAPI 3.1, made of the routes themselves. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '公共资源交易平台 · Public Resource Trading Platform',
      version: '1',
      description:
        'Refusals are `application/problem+json`; lists are paged by `cursor`; acts carry an idempotency key.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
      responses: {
        Problem: {
          description: 'A refusal',
          ...content('application/problem+json', jsonSchema(problemSchema, 'output')),
        },
      },
    },
  };
}
