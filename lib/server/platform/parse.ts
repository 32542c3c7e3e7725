import * as z from "zod";
import { Refusal } from "./errors";

const FIELDS_TOLD = 20;
const NAME_TOLD = 100;

/** Parses outside data with the contract's schema, or refuses with `invalid` and a reason for each bad field. */
export function parse<S extends z.core.$ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = z.safeParse(schema, input);
  if (parsed.success) return parsed.data;
  const reasons = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    if (issue.code === "unrecognized_keys") for (const key of issue.keys) reasons.set(key, "is not known");
    else {
      const field = issue.path.join(".") || "payload";
      if (!reasons.has(field)) reasons.set(field, issue.message);
    }
  }
  throw new Refusal("invalid", "Something in the request is wrong.", { fields: told(reasons) });
}

/** A request can be wrong in thousands of places; a field may be called `__proto__`. */
function told(reasons: Map<string, string>): Record<string, string> {
  const some = [...reasons].slice(0, FIELDS_TOLD);
  return Object.fromEntries(some.map(([field, reason]) => [field.slice(0, NAME_TOLD), reason]));
}
