import { provideRuntime } from "../lib/server/platform/runtime";
import { DEMO_PASSWORD, demoPeople } from "./demo-people";
import { seedDemo } from "./seed-demo";

/** Seeds an empty database, and names the demo's people on the sign-in page of this process. */
export async function startDemo(): Promise<void> {
  await seedDemo();
  provideRuntime({
    demoAccounts: demoPeople.map(({ name, email }) => ({ name, email, password: DEMO_PASSWORD })),
  });
}
