/** What stands in examples and manuals, and what fingers find on the keyboard. */
const KNOWN = [
  /change.?(me|it|this)/i,
  /your.?(\w+.?)?secret/i,
  /(my|super|top|auth|nextauth|jwt).?secret/i,
  /secret.?(key|here)/i,
  /pass.?word/i,
  /example|placeholder|default|insecure|replace/i,
  /0123456|1234567|7654321|abcdefg|qwerty|asdfgh/i,
];
/** Of 32 random hexadecimal digits fewer different ones than these are drawn once in some 10⁹ times. */
const DIFFERENT_MIN = 7;
const BITS_MIN = 80;

/** Why a secret could be guessed; null when nothing speaks for it. A long text may still be no secret: it only sieves. */
export function secretWeakness(secret: string): string | null {
  if (KNOWN.some((pattern) => pattern.test(secret))) return "it is one that others use";
  if (/^(.{1,15}?)\1+.{0,15}$/su.test(secret)) return "it repeats itself";
  if (new Set(secret).size < DIFFERENT_MIN || bitsOf(secret) < BITS_MIN)
    return "it has too few different characters";
  return null;
}

/** Shannon's entropy of its characters, as if each were drawn by how often it occurs. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const { length } = [...text];
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / length), 0);
}
