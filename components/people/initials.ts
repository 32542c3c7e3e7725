const LETTER = "0-9A-Za-zÀ-ɏΑ-ωА-яء-ي一-鿿";
/** A first letter that is a whole grapheme. It avoids creating the segmenter, which is slow. */
const PLAIN = new RegExp(`^[${LETTER}](?=[-.'’${LETTER}]|$)`, "u");

function firstGrapheme(word: string): string {
  const plain = PLAIN.exec(word);
  if (plain) return plain[0];
  for (const { segment } of segmenter().segment(word)) return segment;
  return "";
}

let cachedSegmenter: Intl.Segmenter | undefined;

function segmenter(): Intl.Segmenter {
  cachedSegmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return cachedSegmenter;
}

/** Returns the first grapheme of the first and of the last word, in any script, in upper case. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = firstGrapheme(words[0] ?? "");
  const last = words.length > 1 ? firstGrapheme(words[words.length - 1] ?? "") : "";
  return (first + last).toUpperCase();
}
