import { type Env, env } from "@/lib/server/platform/env";

/** Overrides settings of this test process, which are read once. */
export function overrideEnv(settings: Partial<Env>): void {
  // Not by assignment: some settings are lazy getters.
  for (const [name, value] of Object.entries(settings))
    Object.defineProperty(env(), name, { value, writable: true, configurable: true, enumerable: true });
}
