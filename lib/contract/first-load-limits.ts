/** The members of LIMITS that the first load needs. They are apart because bundlers include an object as a whole. */
export const FIRST_LOAD_LIMITS = {
  contentCodePoints: 8_000,
  attachmentsPerMessage: 10,
  mentionsPerMessage: 100,
  /** Max revisions that a cursor may be behind; beyond, `changes` answers `reset`. */
  changesBehindMax: 10_000,
  userIdsPerQuery: 100,
  /** Max unread and mention counts: "999+" needs no more, and counting must stay cheap. */
  unreadCap: 1_000,
} as const;
