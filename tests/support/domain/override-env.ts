import { type Env, env } from "@/lib/server/platform/env";

/** Settings of this test process, which are read once, with others in their place. */
export function overrideEnv(settings: Partial<Env>): void {
  // Not by assignment: some are read only when they are asked for.
  for (const [name, value] of Object.entries(settings))
    Object.defineProperty(env(), name, { value, writable: true, configurable: true, enumerable: true });
}
