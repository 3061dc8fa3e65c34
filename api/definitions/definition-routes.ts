import type { Request, Response } from 'express';
import { z } from 'zod';
import { toBpmn } from '../../definitions/language/bpmn';
import { describe } from '../../definitions/language/describe';
import { formSchema } from '../../definitions/language/json-schema';
import { findAction } from '../../definitions/language/visibility';
import { currentCalendar } from '../../database/calendar';
import { readDefinition } from '../cases/case-access';
import { startContext } from '../cases/start-context';
import {
  definitionCheckSchema,
  definitionSummarySchema,
  definitionTextSchema,
  idSchema,
  languageQuery,
} from '../contract';
import type { ApiDependencies } from '../http/dependencies';
import { route, type Route } from '../http/route';
import { refuse } from '../http/refusal';
import { checkDefinitionText } from './check-text';
import { listDefinitions } from './definition-list';
import { proposeDefinition } from './definition-proposals';

const listSchema = z.object({ items: z.array(definitionSummarySchema) });
const dataSchema = z.record(z.string(), z.unknown());

/** A definition never changes, so what is made of it may be kept; true when the browser has it already. */
function isKnown(req: Request, res: Response, etag: string): boolean {
  res.setHeader('cache-control', 'private, max-age=31536000, immutable');
  res.setHeader('etag', `"${etag}"`);
  if (req.get('if-none-match') !== `"${etag}"`) return false;
  res.status(304).end();
  return true;
}

/** Published definitions, their diagram and description, and what the form for a new case is checked against. */
export function definitionRoutes(deps: ApiDependencies): Route[] {
  const diagrams = new Map<string, Promise<string>>();
  return [
    route({
      method: 'get',
      path: '/processes',
      summary: 'Definitions that new cases run under',
      access: 'session',
      response: listSchema,
      handler: async ({ me }) => ({ items: (await listDefinitions(deps, me)).filter((each) => each.current) }),
    }),
    route({
      method: 'get',
      path: '/definitions',
      summary: 'All published definitions',
      access: 'session',
      response: listSchema,
      handler: async ({ me }) => ({ items: await listDefinitions(deps, me) }),
    }),
    route({
      method: 'post',
      path: '/definitions/check',
      summary: 'Looks at the text of a definition as publishing it would',
      access: 'session',
      body: definitionTextSchema,
      response: definitionCheckSchema,
      async handler({ me, body }) {
        if (!me.ability.can('create', 'Definition')) throw refuse.notAllowed();
        return (await checkDefinitionText(deps.database.read, body.text)).check;
      },
    }),
    route({
      method: 'post',
      path: '/definitions',
      summary: 'Proposes a definition for publication; a second person confirms it',
      access: 'session',
      body: definitionTextSchema,
      response: z.object({ proposalId: idSchema }),
      status: 201,
      handler: async ({ me, body }) => ({ proposalId: await proposeDefinition(deps, me, body.text) }),
    }),
    route({
      method: 'get',
      path: '/definitions/:id',
      summary: 'One definition, immutable',
      access: 'session',
      response: dataSchema,
      async handler({ params, req, res }) {
        const definition = await readDefinition(deps, params.id);
        return isKnown(req, res, params.id) ? {} : { ...definition };
      },
    }),
    route({
      method: 'get',
      path: '/definitions/:id/bpmn',
      summary: 'The diagram as BPMN 2.0',
      access: 'session',
      query: languageQuery,
      produces: 'application/xml',
      async handler({ params, query: { language }, res }) {
        const definition = await readDefinition(deps, params.id);
        const key = `${params.id}-${language}`;
        const diagram = diagrams.get(key) ?? toBpmn(definition, language);
        diagrams.set(key, diagram);
        diagram.catch(() => diagrams.delete(key));
        res.type('application/xml').send(await diagram);
      },
    }),
    route({
      method: 'get',
      path: '/definitions/:id/description',
      summary: 'The process in words',
      access: 'session',
      query: languageQuery,
      produces: 'text/markdown',
      async handler({ params, query: { language }, res }) {
        res.type('text/markdown').send(describe(await readDefinition(deps, params.id), language));
      },
    }),
    route({
      method: 'get',
      path: '/definitions/:id/forms/:action',
      summary: 'The form of an action, or of `start`, as JSON Schema, for programs that fill it in',
      access: 'session',
      query: languageQuery,
      response: dataSchema,
      async handler({ params: { id, action }, query: { language } }) {
        const found = findAction(await readDefinition(deps, id), action);
        if (!found) throw refuse.notFound();
        return formSchema(found.form ?? {}, language);
      },
    }),
    route({
      method: 'get',
      path: '/definitions/:id/context',
      summary: 'What the form for a new case is checked against',
      access: 'session',
      response: dataSchema,
      async handler({ params }) {
        const calendar = await currentCalendar(deps.database.read);
        return { ...startContext(await readDefinition(deps, params.id), calendar, deps.clock.now()) };
      },
    }),
  ];
}
