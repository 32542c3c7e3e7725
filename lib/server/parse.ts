import * as z from "zod";
import { Refusal } from "./errors";

/** Parses outside data with the contract's schema, or refuses with `invalid` and a reason for each bad field. */
export function parse<S extends z.core.$ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = z.safeParse(schema, input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    if (issue.code === "unrecognized_keys") for (const key of issue.keys) fields[key] = "is not known";
    else fields[issue.path.join(".") || "payload"] ??= issue.message;
  }
  throw new Refusal("invalid", "Something in the request is wrong.", { fields });
}
