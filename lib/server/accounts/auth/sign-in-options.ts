import { env } from "../../platform/env";
import { optionalRuntime } from "../../platform/runtime";
import { configuredProviders } from "./providers";

/** Returns what the sign-in page offers. `demoPeople` is empty unless this process has started the demo. */
export function signInOptions() {
  const { REGISTRATION } = env();
  return {
    providers: configuredProviders().map(({ id, name }) => ({ id, name })),
    demoPeople: optionalRuntime("demoAccounts") ?? [],
    registrationOpen: REGISTRATION === "open",
    byInvitation: REGISTRATION === "invite",
  };
}
