import type { Random } from "./random";

const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/\bI'll\b/, "I will"],
  [/\bI'd\b/, "I would"],
  [/\bI'm\b/, "I am"],
  [/\bI've\b/, "I have"],
  [/\b([Ii])t's\b/, "$1t is"],
  [/\b([Tt])hat's\b/, "$1hat is"],
  [/\b([Ww])hat's\b/, "$1hat is"],
  [/\b([Ww])e're\b/, "$1e are"],
  [/\b([Dd])on't\b/, "$1o not"],
  [/\b([Dd])oesn't\b/, "$1oes not"],
  [/\b([Cc])an't\b/, "$1annot"],
  [/\b([Ii])sn't\b/, "$1s not"],
  [/\bI will\b/, "I'll"],
  [/\b([Ii])t is (?=[a-z])/, "$1t's "],
  [/\b([Tt])hat is (?=[a-z])/, "$1hat's "],
  [/\b([Dd])o not\b/, "$1on't"],
  [/\byes\b/, "yep"],
  [/\bok\b/, "okay"],
  [/\bthanks\b/, "thank you"],
  [/\bplease\b/, "pls"],
];
const EMOJI = ["🙂", "😊", "😅", "🙌", "✨"];

/** Returns the text in a slightly different spelling. Code, lists and links stay unchanged. */
export function rephrase(random: Random, content: string): string {
  if (/[`\n]|https?:/.test(content)) return content;
  const variants = VARIANTS.filter(([pattern]) => pattern.test(content));
  if (variants.length > 0 && random.chance(0.7)) {
    const [pattern, replacement] = random.pick(variants);
    return content.replace(pattern, replacement);
  }
  const [first = ""] = content;
  const dropsCapital = first !== first.toLowerCase() && !/^(I\b|@)/.test(content);
  if (dropsCapital) return first.toLowerCase() + content.slice(1);
  if (content.endsWith(".")) return content.slice(0, -1);
  if (/[\p{L}\d]$/u.test(content))
    return `${content}${random.pick([".", ".", "!", ` ${random.pick(EMOJI)}`])}`;
  return first === first.toUpperCase() ? content : first.toUpperCase() + content.slice(1);
}
