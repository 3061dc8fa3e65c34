import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { SignedIn } from '../session/signed-in';
import { faultsOf } from './input-faults';
import { refuse } from './refusal';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** `/cases/:id/drafts/:action` → `{ id: string; action: string }`. */
export type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [K in Name | keyof PathParams<`/${Rest}`>]: string }
  : Path extends `${string}:${infer Name}`
    ? { readonly [K in Name]: string }
    : {};

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Answer<Schema> = Schema extends z.ZodType ? z.input<Schema> : void;

/** What a handler is given: the input checked, and who asks. */
export interface RouteRequest<Path extends string, Query, Body, Access extends 'public' | 'session'> {
  readonly me: Access extends 'session' ? SignedIn : SignedIn | undefined;
  readonly params: PathParams<Path>;
  readonly query: Parsed<Query>;
  readonly body: Parsed<Body>;
  readonly req: Request;
  readonly res: Response;
}

interface RouteDescription<Path extends string, Query, Body, Result, Access extends 'public' | 'session'> {
  readonly method: Method;
  /** Below `/api`, in Express's words. */
  readonly path: Path;
  readonly summary: string;
  /** `public` answers without a login; `me` is there when there is one. */
  readonly access: Access;
  /** It knows also those who must change their password first; nothing else does. */
  readonly firstPassword?: 'enough';
  readonly query?: Query;
  readonly body?: Body;
  /** The answer goes through it, so that no column gets out that the contract does not name. */
  readonly response?: Result;
  /** 200, or 204 without an answer, unless told. */
  readonly status?: number;
  /** The media type of an answer that the handler itself sends, or of a raw body that it reads. */
  readonly produces?: string;
  readonly consumes?: string;
  readonly handler: (request: RouteRequest<Path, Query, Body, Access>) => Promise<Answer<Result>> | Answer<Result>;
}

/** A route of the API as the server mounts it and OpenAPI describes it. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly access: 'public' | 'session';
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response?: z.ZodType;
  readonly status?: number;
  readonly produces?: string;
  readonly consumes?: string;
  run(req: Request, res: Response, me: SignedIn | undefined): Promise<void>;
}

/** @throws Refusal `InvalidInput` that names every fault */
function parse(schema: unknown, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const result = (schema as z.ZodType).safeParse(value, { reportInput: true });
  if (!result.success) throw refuse.invalid(faultsOf(result.error));
  return result.data;
}

/**
 * Describes a route: input is checked before the handler, the answer is cut to the response schema after it. A handler
 * that sends the answer itself (a stream, a table) has no `response`.
 */
export function route<
  const Path extends string,
  Access extends 'public' | 'session',
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Result extends z.ZodType | undefined = undefined,
>(description: RouteDescription<Path, Query, Body, Result, Access>): Route {
  const { query, body, response, status, handler, firstPassword, ...rest } = description;
  return {
    ...rest,
    ...(query && { query }),
    ...(body && { body }),
    ...(response && { response }),
    ...(status !== undefined && { status }),
    async run(req, res, signedIn) {
      const isHeldBack = signedIn?.mustChangePassword === true && firstPassword === undefined;
      const me = isHeldBack ? undefined : signedIn;
      if (rest.access === 'session' && isHeldBack) throw refuse.conflict('PasswordMustChange');
      if (rest.access === 'session' && me === undefined) throw refuse.notSignedIn();
      // the schemas decide these types, and parse checks them
      const request = {
        me,
        params: req.params,
        query: parse(query, req.query),
        body: parse(body, req.body ?? {}),
        req,
        res,
      } as unknown as RouteRequest<Path, Query, Body, Access>;
      const answer = await handler(request);
      if (res.headersSent) return;
      if (!response) res.status(status ?? 204).end();
      else res.status(status ?? 200).json(response.parse(answer));
    },
  };
}
