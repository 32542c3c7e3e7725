import type { Server } from "node:http";
import { errorCode } from "../platform/errors";
import { StartupError } from "../platform/startup-error";

/** Starts listening. Rejects with a StartupError that says in one sentence what is wrong. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(listenError(error, port, host)));
    server.listen(port, host, resolve);
  });
}

function listenError(error: Error, port: number, host: string): StartupError {
  if (errorCode(error) === "EADDRINUSE") {
    return new StartupError(`The port ${port} is in use already; set PORT to another.`);
  }
  return new StartupError(`The address ${host}:${port} cannot be listened on (${errorCode(error)}).`);
}
