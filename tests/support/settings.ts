import type { Env } from "@/lib/server/env";
import { once } from "@/lib/server/runtime";

/** Settings of this test process, which are read once, with others in their place. */
export function provideSettings(settings: Partial<Env>): void {
  Object.assign(
    once("env", () => ({})),
    settings,
  );
}
