/** Returns the seq in the `?at=` parameter of a room's URL; null when it is missing or no seq. */
export const parseSeqParam = (at: string | null): number | null =>
  at !== null && /^[1-9]\d{0,14}$/.test(at) ? Number(at) : null;
