interface Found {
  code: string;
  emoji: string;
}

const MOST = 8;

/** Emoji whose shortcode begins with the query, then those that hold it, short codes first; each emoji once. */
export function findEmoji(table: Record<string, string>, query: string): Found[] {
  const rank = (code: string) => (code === query ? 0 : code.startsWith(query) ? 1 : 2);
  const fitting = Object.entries(table)
    .filter(([code]) => code.includes(query))
    .map(([code, emoji]) => ({ code, emoji }))
    .sort((a, b) => rank(a.code) - rank(b.code) || a.code.length - b.code.length);
  const seen = new Set<string>();
  return fitting.filter(({ emoji }) => !seen.has(emoji) && seen.add(emoji)).slice(0, MOST);
}
