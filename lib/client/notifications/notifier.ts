import type { QueryClient } from "@tanstack/react-query";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import type { Me, User } from "@/lib/contract/users";
import { messagePath } from "@/lib/shared/notifications";
import { queryKeys } from "../api/query-keys";
import { getFreshRooms } from "../sync/cache";
import type { DeviceSettingsStore } from "./device-settings";
import { playSound } from "./play-sound";
import { claimNotification } from "./shared/claim-notification";
import { ATTENTION_LOCK, isLockHeld, viewLockName } from "./shared/locks";
import { closeReadInAllRooms, closeReadNotifications, showOnce } from "./shared/room-notification";
import { hasNewUnread, shouldNotify } from "./should-notify";
import { isPageFocused } from "./visibility-locks";

interface NotifierParts {
  cache: QueryClient;
  me(): Me;
  device: DeviceSettingsStore;
  /** Null for one who is unknown, or cannot be had now. */
  findUser(userId: string): Promise<User | null>;
  /** What a notification says of a message. */
  describe(room: Room, message: Message, sender: User | null): { title: string; body: string };
  /** The rooms as the page began: what has come since is news. Without them, what comes from now on. */
  since: readonly Room[] | undefined;
  /** Somebody else has written, here or anywhere: the time at which to ask whether to tell of it. */
  onNews(): void;
}

type Seen = Pick<Room, "lastSeq" | "mentions" | "readSeq"> & { shownId: string | null };

/**
 * Tells of messages that come while nobody looks, and takes it back once they are read or deleted, wherever that is. It watches
 * the rooms in the cache, so that what is made up for after a time without connection counts like what came as an
 * event. Every page of a browser does this; what this device has been told of is noted where all of them look. Returns what
 * stops it.
 */
export function startNotifier(parts: NotifierParts): () => void {
  const { cache, since } = parts;
  let seen = since && seenIn(since);
  let reconciled = false;

  const look = () => {
    const rooms = getFreshRooms(cache);
    if (!rooms) return;
    if (!reconciled) void reconcile(rooms);
    reconciled = true;
    const before = seen;
    seen = seenIn(rooms);
    if (!before) return;
    for (const room of rooms) compare(room, before.get(room.id), parts);
    for (const [roomId, { lastSeq }] of before) if (!seen.has(roomId)) takeBack(roomId, lastSeq);
  };

  look();
  return cache.getQueryCache().subscribe(({ type, query }) => {
    if (type === "updated" && query.queryKey[0] === queryKeys.rooms[0]) look();
  });
}

const seenOf = ({ lastSeq, mentions, readSeq, lastMessage }: Room): Seen => ({
  lastSeq,
  mentions,
  readSeq,
  shownId: lastMessage && !lastMessage.deletedAt ? lastMessage.id : null,
});

const seenIn = (rooms: readonly Room[]): Map<string, Seen> =>
  new Map(rooms.map((room) => [room.id, seenOf(room)]));

const NEW: Seen = { lastSeq: 0, mentions: 0, readSeq: 0, shownId: null };

function compare(room: Room, before: Seen | undefined, parts: NotifierParts): void {
  const known = before ?? NEW;
  if (room.readSeq > known.readSeq) takeBack(room.id, room.readSeq);
  const { lastMessage } = room;
  if (lastMessage?.deletedAt && lastMessage.id === known.shownId) takeBack(room.id, lastMessage.seq);
  if (!lastMessage || !hasNewUnread(room, known, parts.me().id)) return;
  parts.onNews();
  if (shouldNotify(room, known, parts.me())) void tell(room, lastMessage, parts);
}

async function tell(room: Room, message: Message, parts: NotifierParts): Promise<void> {
  const { device, me, findUser, describe } = parts;
  if (await isLockHeld(viewLockName(room.id))) return;
  if (isPageFocused()) return sound(device);
  if (await isLockHeld(ATTENTION_LOCK)) return;
  const registration = await usableRegistration(device);
  const sender = message.senderId ? await findUser(message.senderId) : null;
  const notice = {
    roomId: room.id,
    seq: message.seq,
    path: messagePath(room.id, message.seq),
    icon: room.image ?? undefined,
    language: me().language,
    ...describe(room, message, sender),
  };
  // Of pages that only ring, one rings; a push of the same message is still to be shown.
  const first = registration
    ? await showOnce(registration, notice)
    : await claimNotification(`sound ${room.id}`, message.seq);
  if (first) sound(device);
}

function sound(device: DeviceSettingsStore): void {
  if (device.get().sound) playSound();
}

async function usableRegistration(
  device: DeviceSettingsStore,
): Promise<ServiceWorkerRegistration | undefined> {
  if (!device.get().on || Notification.permission !== "granted") return undefined;
  return navigator.serviceWorker.getRegistration();
}

function takeBack(roomId: string, upTo: number): void {
  void navigator.serviceWorker
    .getRegistration()
    .then((found) => found && closeReadNotifications(found, roomId, upTo));
}

/** What was read while no page was open is taken back by the first that opens. */
async function reconcile(rooms: readonly Room[]): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration) await closeReadInAllRooms(registration, rooms);
}
