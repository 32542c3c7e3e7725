/** Secrets from examples and manuals, and keyboard patterns. */
const KNOWN_PATTERNS = [
  /change.?(me|it|this)/i,
  /your.?(\w+.?)?secret/i,
  /(my|super|top|auth|nextauth|jwt).?secret/i,
  /secret.?(key|here)/i,
  /pass.?word/i,
  /example|placeholder|default|insecure|replace/i,
  /0123456|1234567|7654321|abcdefg|qwerty|asdfgh/i,
];
/** Min distinct characters: 32 random hexadecimal digits have fewer about once in 10⁹ times. */
const MIN_DISTINCT_CHARACTERS = 7;
const MIN_ENTROPY_BITS = 80;

/** Returns why a secret could be guessed; null if nothing suggests it. This finds weak secrets, it proves none strong. */
export function secretWeakness(secret: string): string | null {
  if (KNOWN_PATTERNS.some((pattern) => pattern.test(secret))) return "it is one that others use";
  if (/^(.{1,15}?)\1+.{0,15}$/su.test(secret)) return "it repeats itself";
  if (new Set(secret).size < MIN_DISTINCT_CHARACTERS || entropyBits(secret) < MIN_ENTROPY_BITS)
    return "it has too few different characters";
  return null;
}

/** Returns the Shannon entropy of a text, with the characters' frequencies as their probabilities. */
function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const { length } = [...text];
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / length), 0);
}
