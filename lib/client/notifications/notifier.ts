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

interface NotifierDependencies {
  cache: QueryClient;
  me(): Me;
  device: DeviceSettingsStore;
  /** Resolves to null for a user who is unknown, or cannot be loaded now. */
  findUser(userId: string): Promise<User | null>;
  /** Writes the texts of a message's notification. */
  describe(room: Room, message: Message, sender: User | null): { title: string; body: string };
  /** The baseline: the rooms when the page opened. Without it, only messages from now on are news. */
  since: readonly Room[] | undefined;
  /** Called when another user has written, in any room: the time to ask for the permission. */
  onNews(): void;
}

type RoomSnapshot = Pick<Room, "lastSeq" | "mentions" | "readSeq"> & { shownId: string | null };

/**
 * Notifies of messages that arrive while the user does not see them. Closes the notification once its message is read or
 * deleted, on any device. It watches the rooms in the cache, so that catch-up counts like events. Every page of a browser
 * runs a notifier; a claim that all of them share makes sure that only one notifies. Returns a function that stops it.
 */
export function startNotifier(dependencies: NotifierDependencies): () => void {
  const { cache, since } = dependencies;
  let snapshots = since && snapshotsOf(since);
  let reconciled = false;

  const onRoomsChanged = () => {
    const rooms = getFreshRooms(cache);
    if (!rooms) return;
    if (!reconciled) void reconcile(rooms);
    reconciled = true;
    const before = snapshots;
    snapshots = snapshotsOf(rooms);
    if (!before) return;
    for (const room of rooms) compareRoom(room, before.get(room.id), dependencies);
    for (const [roomId, { lastSeq }] of before) if (!snapshots.has(roomId)) closeUpTo(roomId, lastSeq);
  };

  onRoomsChanged();
  return cache.getQueryCache().subscribe(({ type, query }) => {
    if (type === "updated" && query.queryKey[0] === queryKeys.rooms[0]) onRoomsChanged();
  });
}

const snapshotOf = ({ lastSeq, mentions, readSeq, lastMessage }: Room): RoomSnapshot => ({
  lastSeq,
  mentions,
  readSeq,
  shownId: lastMessage && !lastMessage.deletedAt ? lastMessage.id : null,
});

const snapshotsOf = (rooms: readonly Room[]): Map<string, RoomSnapshot> =>
  new Map(rooms.map((room) => [room.id, snapshotOf(room)]));

const EMPTY_SNAPSHOT: RoomSnapshot = { lastSeq: 0, mentions: 0, readSeq: 0, shownId: null };

function compareRoom(room: Room, before: RoomSnapshot | undefined, dependencies: NotifierDependencies): void {
  const previous = before ?? EMPTY_SNAPSHOT;
  if (room.readSeq > previous.readSeq) closeUpTo(room.id, room.readSeq);
  const { lastMessage } = room;
  if (lastMessage?.deletedAt && lastMessage.id === previous.shownId) closeUpTo(room.id, lastMessage.seq);
  if (!lastMessage || !hasNewUnread(room, previous, dependencies.me().id)) return;
  dependencies.onNews();
  if (shouldNotify(room, previous, dependencies.me())) void notify(room, lastMessage, dependencies);
}

async function notify(room: Room, message: Message, dependencies: NotifierDependencies): Promise<void> {
  const { device, me, findUser, describe } = dependencies;
  if (await isLockHeld(viewLockName(room.id))) return;
  if (isPageFocused()) return playIfEnabled(device);
  if (await isLockHeld(ATTENTION_LOCK)) return;
  const registration = await registrationIfEnabled(device);
  const sender = message.senderId ? await findUser(message.senderId) : null;
  const notification = {
    roomId: room.id,
    seq: message.seq,
    path: messagePath(room.id, message.seq),
    icon: room.image ?? undefined,
    language: me().language,
    ...describe(room, message, sender),
  };
  // Only one page plays the sound. Its claim is separate: a push of the same message must still be shown.
  const claimed = registration
    ? await showOnce(registration, notification)
    : await claimNotification(`sound ${room.id}`, message.seq);
  if (claimed) playIfEnabled(device);
}

function playIfEnabled(device: DeviceSettingsStore): void {
  if (device.get().sound) playSound();
}

async function registrationIfEnabled(
  device: DeviceSettingsStore,
): Promise<ServiceWorkerRegistration | undefined> {
  if (!device.get().on || Notification.permission !== "granted") return undefined;
  return navigator.serviceWorker.getRegistration();
}

function closeUpTo(roomId: string, upTo: number): void {
  void navigator.serviceWorker
    .getRegistration()
    .then((found) => found && closeReadNotifications(found, roomId, upTo));
}

/** Closes the notifications of messages that were read while no page was open. */
async function reconcile(rooms: readonly Room[]): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration) await closeReadInAllRooms(registration, rooms);
}
