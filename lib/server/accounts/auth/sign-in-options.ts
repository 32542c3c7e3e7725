import { DEMO_PASSWORD, demoPeople } from "@/demo/demo-people";
import { env } from "../../platform/env";
import { configuredProviders } from "./providers";

/** What the sign-in page offers. The people of the demo are named in development only. */
export function signInOptions() {
  const { production, REGISTRATION } = env();
  return {
    providers: configuredProviders().map(({ id, name }) => ({ id, name })),
    demoPeople: production
      ? []
      : demoPeople.map(({ name, email }) => ({ name, email, password: DEMO_PASSWORD })),
    registrationOpen: REGISTRATION === "open",
    byInvitation: REGISTRATION === "invite",
  };
}
