const LETTER = "0-9A-Za-zÀ-ɏΑ-ωА-яء-ي一-鿿";
/** A letter to which nothing is joined: there the segmenter, which takes a while to be made, would find out nothing. */
const PLAIN = new RegExp(`^[${LETTER}](?=[-.'’${LETTER}]|$)`, "u");

function firstGrapheme(word: string): string {
  const plain = PLAIN.exec(word);
  if (plain) return plain[0];
  for (const { segment } of segmenter().segment(word)) return segment;
  return "";
}

let made: Intl.Segmenter | undefined;

function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return made;
}

/** The first letter of the first and of the last word, whatever the script; one emoji stays whole. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = firstGrapheme(words[0] ?? "");
  const last = words.length > 1 ? firstGrapheme(words[words.length - 1] ?? "") : "";
  return (first + last).toUpperCase();
}
