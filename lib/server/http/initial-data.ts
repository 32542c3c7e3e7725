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

/** The header in which server.ts passes on what was asked for; what a client sends there is dropped. */
export const REQUEST_URL_HEADER = "x-parley-address";

/** More than so much in a page would hold up all else in it; the page asks for the rest, as it does after a refusal. */
const ROOMS_MAX_BYTES = 256 * 1_024;

const ROOM = /^\/rooms\/([\da-f-]{36})$/;

/** For the page at this address (path and query); null where it has to ask. */
export async function loadInitialData(actor: Actor, address: string): Promise<InitialData | null> {
  try {
    await consume("request", actor.userId);
    return await limitInFlight(actor.userId, () => gather(actor, address));
  } catch (error) {
    if (isRefusal(error) || isTransient(error)) return null;
    throw error;
  }
}

async function gather(actor: Actor, address: string): Promise<InitialData | null> {
  const rooms = await listRooms(actor);
  if (JSON.stringify(rooms).length > ROOMS_MAX_BYTES) return null;
  const { pathname, searchParams } = new URL(address, "http://page");
  const roomId = ROOM.exec(pathname)?.[1];
  const room = rooms.find(({ id }) => id === roomId);
  const page =
    room && (await messagePage(actor, room.id, opening(room, parseSeqParam(searchParams.get("at")))));
  return {
    rooms,
    users: await usersByIds(firstSeen(actor, rooms, page), actor.userId),
    conversation: room && page ? { roomId: room.id, page } : null,
  };
}

/** As `components/conversation/conversation-loader` has it: at a message, at what is unread, or at the end. */
function opening({ unread, readSeq }: Room, at: number | null): HistoryQuery {
  if (at !== null) return { around: at };
  return unread > 0 ? { around: readSeq + 1 } : {};
}

function firstSeen(actor: Actor, rooms: readonly Room[], page: MessagePage | undefined): string[] {
  const senders = page?.messages.flatMap(({ senderId }) => senderId ?? []) ?? [];
  const partners = rooms.flatMap(({ kind, members }) =>
    kind === "direct" ? members.map(({ userId }) => userId) : [],
  );
  const ids = new Set([...senders, ...partners]);
  ids.delete(actor.userId);
  return [...ids].slice(0, LIMITS.userIdsPerQuery);
}
