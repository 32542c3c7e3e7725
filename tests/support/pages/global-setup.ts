import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";
import { startFlakyNetwork } from "../network/flaky-network";
import { startServer } from "../processes/server";

/** Starts the production server that all browser tests share; with `FLAKY_NETWORK=on`, behind a bad network. */
export default async function setup(): Promise<() => Promise<void>> {
  const port = await findFreePort();
  const weather = process.env.FLAKY_NETWORK === "on" ? await startFlakyNetwork(port) : null;
  const address = weather && { APP_URL: `http://localhost:${weather.port}` };
  const server = await startServer({
    port,
    env: { REGISTRATION: "open", RATE_LIMIT_SCALE: "100", ...address },
  });
  process.env.PARLEY_TEST_URL = server.url;
  return async () => {
    await weather?.close();
    const code = await server.stop();
    if (code !== 0) throw new Error(`The server ended with exit code ${code}:\n${server.logs()}`);
  };
}
