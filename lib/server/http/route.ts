import type * as z from "zod";
import type { Actor } from "../accounts/actor/actor";
import { countRequest, routePattern } from "../metrics/count-requests";
import { notFound, statusOf, toErrorBody } from "../platform/errors";
import { log } from "../platform/log";
import { parse } from "../platform/parse";
import { consume } from "../rate-limit/rate-limiter";
import { limitInFlight } from "./limit-in-flight";
import { readJson } from "./read-body";
import { requireActor } from "./require-actor";

type Schema = z.core.$ZodType;
type Output<S> = S extends Schema ? z.output<S> : undefined;

interface Spec<P, Q, B> {
  /** Ids in the path; a malformed one is `not_found`. */
  params?: P;
  query?: Q;
  body?: B;
}

interface Context {
  params: Promise<Record<string, string | string[] | undefined>>;
}

interface Parsed<P, Q, B> {
  request: Request;
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
}

type Handler = (request: Request, context: Context) => Promise<Response>;

/**
 * Creates a route handler for signed-in users: authenticates the actor, applies the rate limit, validates the request and
 * answers errors as the contract defines them.
 */
export function route<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
>(spec: Spec<P, Q, B>, handle: (input: Parsed<P, Q, B> & { actor: Actor }) => Promise<Response>): Handler {
  return withErrorsAndMetrics(async (request, context) => {
    const actor = await requireActor(request);
    await consume("request", actor.userId);
    return limitInFlight(actor.userId, async () =>
      handle({ actor, ...(await parseRequest(spec, request, context)) }),
    );
  });
}

/** Creates a route handler without authentication and rate limit. */
export function publicRoute<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
>(spec: Spec<P, Q, B>, handle: (input: Parsed<P, Q, B>) => Promise<Response>): Handler {
  return withErrorsAndMetrics(async (request, context) => handle(await parseRequest(spec, request, context)));
}

export const json = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });

export const noContent = (): Response => new Response(null, { status: 204 });

async function parseRequest<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
>(spec: Spec<P, Q, B>, request: Request, context: Context): Promise<Parsed<P, Q, B>> {
  const params = spec.params && pathParams(spec.params, await context.params);
  const query = spec.query && parse(spec.query, queryOf(request));
  const body = spec.body && parse(spec.body, await readJson(request));
  return { request, params, query, body } as Parsed<P, Q, B>;
}

function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

function pathParams(schema: Schema, params: unknown) {
  try {
    return parse(schema, params);
  } catch {
    throw notFound("thing");
  }
}

function withErrorsAndMetrics(work: Handler): Handler {
  return async (request, context) => {
    const startedAt = performance.now();
    const response = await toErrorResponse(work, request, context);
    countRequest(request, (await context.params) ?? {}, response.status, startedAt);
    return response;
  };
}

async function toErrorResponse(work: Handler, request: Request, context: Context): Promise<Response> {
  try {
    return await work(request, context);
  } catch (error) {
    // The pattern is logged, not the path: a path may contain an invite's token.
    const path = routePattern(new URL(request.url).pathname, (await context.params) ?? {});
    const body = toErrorBody(error, (err) =>
      log().error({ err, method: request.method, path }, "a request failed"),
    );
    return json({ error: body }, statusOf(body.code));
  }
}
