import type { TestProject } from "vitest/node";
import startPostgres from "@/tests/support/database/global-setup";
import { startServer } from "@/tests/support/processes/server";
import { freshDatabase } from "./fresh-database";
import { ADMIN_EMAIL, registerUser } from "./users";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the production server that all files of this suite share. */
    securityUrl: string;
  }
}

/** Starts one PostgreSQL and one built server for the suite; a file that needs other settings starts its own server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let postgresUrl = "";
  const stopPostgres = await startPostgres({
    provide: (key: "postgresUrl", value: string) => {
      postgresUrl = value;
      project.provide(key, value);
    },
  } as TestProject);
  try {
    const server = await startServer({
      env: {
        DATABASE_URL: await freshDatabase(postgresUrl),
        RATE_LIMIT_SCALE: "100000",
        ADMIN_EMAIL,
        KEEP_ALIVE_SECONDS: "10",
        OUTBOUND_ALLOW: "127.0.0.1:9",
      },
    });
    const url = server.url.replace("localhost", "127.0.0.1");
    await registerUser("Administrator", url, ADMIN_EMAIL);
    project.provide("securityUrl", url);
    return async () => {
      const code = await server.stop();
      await stopPostgres();
      if (code !== 0) throw new Error(`The server did not end well (${code}):\n${server.logs()}`);
    };
  } catch (error) {
    await stopPostgres();
    throw error;
  }
}
