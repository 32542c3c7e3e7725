import type { InitialData } from "@/lib/contract/initial-data";
import { LIMITS } from "@/lib/contract/limits";
import type { HistoryQuery, MessagePage } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { parseSeqParam } from "@/lib/shared/page-urls";
import type { Actor } from "../accounts/actor/actor";
import { usersByIds } from "../accounts/users/queries";
import { messagePage } from "../messages/queries";
import { isRefusal, isTransient } from "../platform/errors";
import { consume } from "../rate-limit/rate-limiter";
import { listRooms } from "../rooms/queries";
import { limitInFlight } from "./limit-in-flight";

/** The header in which server.ts passes on the request URL; a client's own value is dropped. */
export const REQUEST_URL_HEADER = "x-parley-address";

/** Max size of the room list in a page: more would delay everything after it. The page then requests it, as after a refusal. */
const ROOMS_MAX_BYTES = 256 * 1_024;

const ROOM = /^\/rooms\/([\da-f-]{36})$/;

/** Returns the initial data of the page at `url` (path and query); null where the page has to request it. */
export async function loadInitialData(actor: Actor, url: string): Promise<InitialData | null> {
  try {
    await consume("request", actor.userId);
    return await limitInFlight(actor.userId, () => gather(actor, url));
  } catch (error) {
    if (isRefusal(error) || isTransient(error)) return null;
    throw error;
  }
}

async function gather(actor: Actor, url: string): Promise<InitialData | null> {
  const rooms = await listRooms(actor);
  if (JSON.stringify(rooms).length > ROOMS_MAX_BYTES) return null;
  const { pathname, searchParams } = new URL(url, "http://page");
  const roomId = ROOM.exec(pathname)?.[1];
  const room = rooms.find(({ id }) => id === roomId);
  const page =
    room && (await messagePage(actor, room.id, openingQuery(room, parseSeqParam(searchParams.get("at")))));
  return {
    rooms,
    users: await usersByIds(firstUserIds(actor, rooms, page), actor.userId),
    conversation: room && page ? { roomId: room.id, page } : null,
  };
}

/** Opens where `components/conversation/conversation-loader` does: at a linked message, at the first unread one, or at the end. */
function openingQuery({ unread, readSeq }: Room, at: number | null): HistoryQuery {
  if (at !== null) return { around: at };
  return unread > 0 ? { around: readSeq + 1 } : {};
}

function firstUserIds(actor: Actor, rooms: readonly Room[], page: MessagePage | undefined): string[] {
  const senders = page?.messages.flatMap(({ senderId }) => senderId ?? []) ?? [];
  const partners = rooms.flatMap(({ kind, members }) =>
    kind === "direct" ? members.map(({ userId }) => userId) : [],
  );
  const ids = new Set([...senders, ...partners]);
  ids.delete(actor.userId);
  return [...ids].slice(0, LIMITS.userIdsPerQuery);
}
