import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ERRORS, Server } from "@tus/server";
import { NodeRequest, sendNodeResponse } from "srvx/node";
import type { ErrorCode } from "@/lib/contract/errors";
import { LIMITS } from "@/lib/contract/limits";
import { id as idSchema } from "@/lib/contract/primitives";
import type { Actor } from "../accounts/actor/actor";
import { discardUpload } from "../attachments/discard-upload";
import { finishUpload, markReceived } from "../attachments/finish-upload";
import { unsentUpload } from "../attachments/queries";
import { reserveUpload } from "../attachments/reserve-upload";
import { env } from "../platform/env";
import { errorCode, notFound, Refusal, statusOf, toErrorBody } from "../platform/errors";
import { log } from "../platform/log";
import { singleton } from "../platform/runtime";
import { consume } from "../rate-limit/rate-limiter";
import { storage } from "../storage/storage";
import { requireActor } from "./require-actor";

export const UPLOADS_PATH = "/api/uploads";

const DISK_FULL = new Set(["ENOSPC", "EDQUOT"]);
/** The contract's error codes for the statuses of the tus protocol. */
const ERROR_CODE_BY_STATUS: Record<number, ErrorCode> = {
  403: "invalid",
  404: "not_found",
  409: "conflict",
  410: "not_found",
  413: "too_large",
  415: "unsupported_type",
  423: "conflict",
  500: "unavailable",
};

/**
 * Handles the tus protocol outside of Next. A chunk is streamed from the socket to the store with backpressure and is never
 * in memory as a whole.
 */
export async function handleUpload(
  nodeRequest: IncomingMessage,
  nodeResponse: ServerResponse,
): Promise<void> {
  const request = new NodeRequest({ req: nodeRequest, res: nodeResponse });
  try {
    const tusResponse = await processUpload(request).catch(toErrorResponse);
    if (tusResponse.status >= 400) nodeResponse.setHeader("connection", "close");
    const bodiless = request.method === "HEAD";
    await sendNodeResponse(nodeResponse, toContractResponse(tusResponse, bodiless, await tusResponse.text()));
  } catch (err) {
    log().error({ err }, "an upload request could not be answered");
    nodeResponse.destroy();
  }
}

/** What the hooks need to know about their request. */
interface Context {
  actor: Actor;
  id?: string | undefined;
}

const contexts = () => singleton("upload-contexts", () => new WeakMap<Request, Context>());

async function processUpload(request: Request): Promise<Response> {
  if (request.method === "OPTIONS") return tus().handleWeb(request);
  const actor = await requireActor(request);
  const id = uploadId(request);
  contexts().set(request, { actor, id });
  const creates = request.method === "POST";
  if (creates === (id !== undefined)) throw notFound("upload");
  if (creates) await consume("upload", actor.userId);
  if (id) {
    const upload = await unsentUpload(actor, id);
    if (request.method === "HEAD" && upload.state !== "uploading") return completeUpload(upload.uploadSize);
    if (request.method === "PATCH" && upload.state !== "uploading")
      throw new Refusal("conflict", "This upload is complete.");
  }
  const answer = await tus().handleWeb(request);
  // A crash after the last byte leaves a complete upload in the state `uploading`. The client learns here that nothing is
  // missing and sends the message next, so the state must agree.
  if (id && request.method === "HEAD" && isComplete(answer)) await markReceived(id);
  return answer;
}

const isComplete = ({ ok, headers }: Response): boolean =>
  ok && headers.has("upload-offset") && headers.get("upload-offset") === headers.get("upload-length");

/** Answers HEAD of a complete upload by its declared size: the stored bytes may differ, as of a re-encoded picture. */
function completeUpload(size: number): Response {
  const headers = { "tus-resumable": "1.0.0", "upload-offset": `${size}`, "upload-length": `${size}` };
  return new Response(null, { status: 200, headers: { ...headers, "cache-control": "no-store" } });
}

function uploadId(request: Request): string | undefined {
  const last = new URL(request.url).pathname.slice(UPLOADS_PATH.length).replace(/^\/|\/$/g, "");
  if (last === "") return undefined;
  if (!idSchema.safeParse(last).success) throw notFound("upload");
  return last;
}

function tus(): Server {
  return singleton("tus", () => {
    const datastore = storage().tusStore;
    // Without deferred length: the quota can hold only if the length is known.
    datastore.extensions = ["creation", "creation-with-upload", "termination", "expiration"];
    datastore.remove = discardUpload;
    return new Server({
      path: UPLOADS_PATH,
      datastore,
      relativeLocation: true,
      maxSize: LIMITS.attachmentBytes,
      allowedOrigins: [new URL(env().appUrl).origin],
      namingFunction: () => randomUUID(),
      onUploadCreate: async (request, { id, size, metadata }) => {
        const context = contexts().get(request);
        if (!context) throw notFound("upload");
        await reserveUpload(context.actor, { id, size, filename: metadata?.filename });
        context.id = id;
        return {};
      },
      onUploadFinish: async (_request, { id }) => {
        await finishUpload(id);
        return {};
      },
      onResponseError: async (request, error) => {
        if ("status_code" in error) return undefined;
        const full = DISK_FULL.has(errorCode(error));
        // A partial upload would only take up more of the full disk.
        const id = full && contexts().get(request)?.id;
        if (id) await discardUpload(id);
        const body = errorBody(
          full ? new Refusal("storage_full", "The server has no room for this file.") : error,
        );
        return { status_code: statusOf(body.code), body: JSON.stringify({ error: body }) };
      },
    });
  });
}

const errorBody = (error: unknown) => toErrorBody(error, (err) => log().error({ err }, "an upload failed"));

function toErrorResponse(error: unknown): Response {
  const body = errorBody(error);
  return Response.json({ error: body }, { status: statusOf(body.code) });
}

/** Keeps the status of tus, but replaces an error body with the contract's. */
function toContractResponse(tusResponse: Response, bodiless: boolean, text: string): Response {
  const headers = new Headers(tusResponse.headers);
  headers.set("cache-control", "no-store");
  if (tusResponse.status < 400 || bodiless) {
    const empty = bodiless || tusResponse.status === 204;
    return new Response(empty ? null : text, { status: tusResponse.status, headers });
  }
  const code = ERROR_CODE_BY_STATUS[tusResponse.status] ?? "invalid";
  const body = text.startsWith('{"error"')
    ? text
    : JSON.stringify({ error: { code, message: text.trim() || ERRORS.UNKNOWN_ERROR.body.trim() } });
  headers.set("content-type", "application/json");
  headers.set("content-length", `${Buffer.byteLength(body)}`);
  return new Response(body, { status: tusResponse.status, headers });
}
