/** Keeps the direction of a name to itself inside a sentence: first strong isolate and its end. */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
