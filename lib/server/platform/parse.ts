import * as z from "zod";
import { Refusal } from "./errors";

/** Max fields with a reason in an error. */
const MAX_FIELDS = 20;
const MAX_FIELD_NAME_LENGTH = 100;

/** Parses external data with the contract's schema. Throws `invalid` with a reason for each bad field. */
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
  throw new Refusal("invalid", "Something in the request is wrong.", { fields: boundedReasons(reasons) });
}

/** Bounds the reasons, since a request can be wrong in thousands of fields. A field may be called `__proto__`. */
function boundedReasons(reasons: Map<string, string>): Record<string, string> {
  const bounded = [...reasons].slice(0, MAX_FIELDS);
  return Object.fromEntries(
    bounded.map(([field, reason]) => [field.slice(0, MAX_FIELD_NAME_LENGTH), reason]),
  );
}
