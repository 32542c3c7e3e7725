/** The seq that `?at=` of a room's address names; null for none, and for what is no seq. */
export const parseSeqParam = (at: string | null): number | null =>
  at !== null && /^[1-9]\d{0,14}$/.test(at) ? Number(at) : null;
