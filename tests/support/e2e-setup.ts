import { startServer } from "./server";

/** Starts the one production server that all browser tests of a run share. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer({ env: { REGISTRATION: "open", RATE_LIMIT_SCALE: "100" } });
  process.env.PARLEY_TEST_URL = server.url;
  return async () => {
    const code = await server.stop();
    if (code !== 0) throw new Error(`The server ended with exit code ${code}:\n${server.logs()}`);
  };
}
