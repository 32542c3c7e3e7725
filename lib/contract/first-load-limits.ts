/** Of LIMITS those that a page needs for its first look: a script has all of an object or nothing of it. */
export const FIRST_LOAD_LIMITS = {
  contentCodePoints: 8_000,
  attachmentsPerMessage: 10,
  mentionsPerMessage: 100,
  /** A cursor more revisions behind than this is answered with `reset`. */
  changesBehindMax: 10_000,
  userIdsPerQuery: 100,
  /** Unread and mention counts stop here: "999+" needs no more, and a count must stay cheap. */
  unreadCap: 1_000,
} as const;
