interface EmojiMatch {
  code: string;
  emoji: string;
}

const MAX_RESULTS = 8;

/**
 * Returns emoji whose shortcode starts with the query, then those that contain it. Short codes first, no duplicates.
 */
export function findEmoji(table: Record<string, string>, query: string): EmojiMatch[] {
  const rank = (code: string) => (code === query ? 0 : code.startsWith(query) ? 1 : 2);
  const matches = Object.entries(table)
    .filter(([code]) => code.includes(query))
    .map(([code, emoji]) => ({ code, emoji }))
    .sort((a, b) => rank(a.code) - rank(b.code) || a.code.length - b.code.length);
  const seen = new Set<string>();
  return matches.filter(({ emoji }) => !seen.has(emoji) && seen.add(emoji)).slice(0, MAX_RESULTS);
}
