import type { ComponentProps } from "react";
import { TextField } from "@/components/ui/text-field";
import { LIMITS } from "@/lib/contract/limits";

/** A field for an authenticator code, with autofill. */
export function CodeField(props: Omit<ComponentProps<typeof TextField>, "name" | "type">) {
  return (
    <TextField
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={LIMITS.codeLength}
      dir="ltr"
      {...props}
    />
  );
}
