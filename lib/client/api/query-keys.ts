/**
 * Keys of the query cache. Those of rooms, conversations and users are stored in IndexedDB with their data: changing one
 * needs a new VERSION in persist/cache-store.ts.
 */
export const queryKeys = {
  rooms: ["rooms"] as const,
  conversation: (roomId: string) => ["conversation", roomId] as const,
  typing: (roomId: string) => ["typing", roomId] as const,
  user: (userId: string) => ["user", userId] as const,
  userSearch: (query: string) => ["people", query] as const,
  nameMatches: (name: string) => ["namesakes", name] as const,
  searches: ["search"] as const,
  search: (address: string) => ["search", address] as const,
  sessions: ["sessions"] as const,
  secondFactor: ["second-factor"] as const,
  blockedUsers: ["blocked"] as const,
  adminUsers: (query: string, suspended: boolean) => ["administered", query, suspended] as const,
  reports: (state: string) => ["reports", state] as const,
  audit: (action: string) => ["audit", action] as const,
  invites: (roomId: string) => ["invites", roomId] as const,
  outbox: ["outbox"] as const,
  shortcodes: ["shortcodes"] as const,
  pendingChanges: ["changes"] as const,
  upload: (fileId: string) => ["upload", fileId] as const,
  localFileUrl: (fileId: string, what: string) => ["localUrl", fileId, what] as const,
  roomFiles: (roomId: string, kind: string) => ["roomFiles", roomId, kind] as const,
  audioPeaks: (url: string) => ["peaks", url] as const,
  message: (id: string) => ["message", id] as const,
  connection: ["connection"] as const,
  pushSubscriptions: ["subscriptions"] as const,
};
