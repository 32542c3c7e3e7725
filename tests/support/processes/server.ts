import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";

const READY_MS = 60_000;
const READY_LINE = /^ready on (\S+)$/m;

export interface ServerOptions {
  /** The built server by default; `dev` compiles on demand and reloads. */
  mode?: "production" | "dev";
  /** Environment besides PORT, HOST, APP_URL and DATA_DIR; undefined removes a variable. */
  env?: Record<string, string | undefined>;
  /** Kept after the stop when given; otherwise a temporary directory that is removed. */
  dataDir?: string;
  port?: number;
}

/** A Parley server in its own process. */
export interface RunningServer {
  url: string;
  port: number;
  dataDir: string;
  process: ChildProcess;
  /** Returns all output so far, stdout and stderr. */
  logs(): string;
  /** Sends SIGTERM and returns the exit code; null if a signal ended the process. */
  stop(): Promise<number | null>;
  /** Simulates a crash by SIGKILL. The data directory stays for a restart with the same `dataDir`. */
  kill(): Promise<void>;
}

/** Starts a server on a free port and waits for its "ready on URL", at most 60 s. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const production = options.mode !== "dev";
  if (production && !existsSync("dist/server.js")) throw new Error("There is no build yet: npm run build.");
  const port = options.port ?? (await findFreePort());
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "parley-server-")));
  const child = spawn(process.execPath, production ? ["dist/server.js"] : ["--import", "tsx", "server.ts"], {
    env: {
      ...process.env,
      NODE_ENV: production ? "production" : "development",
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: `http://localhost:${port}`,
      DATA_DIR: dataDir,
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  void ended.then(() => process.off("exit", endWithUs));
  const removeData = async () => {
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };

  let output = "";
  try {
    const url = await readyUrl(child, (chunk) => {
      output += chunk;
    });
    return {
      url,
      port,
      dataDir,
      process: child,
      logs: () => output,
      stop: async () => {
        child.kill("SIGTERM");
        const code = await ended;
        await removeData();
        return code;
      },
      kill: async () => {
        child.kill("SIGKILL");
        await ended;
      },
    };
  } catch (error) {
    child.kill("SIGKILL");
    await ended;
    await removeData();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The server is not ready (${reason}):\n${output}`, { cause: error });
  }
}

function readyUrl(child: ChildProcess, onOutput: (chunk: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      end();
    };
    const fail = (error: Error) => settle(() => reject(error));
    const timer = setTimeout(() => fail(new Error(`no "ready on" in ${READY_MS} ms`)), READY_MS);
    let stdout = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      onOutput(chunk);
      stdout = (stdout + chunk).slice(-4_096);
      const url = READY_LINE.exec(stdout)?.[1];
      if (url) settle(() => resolve(url));
    });
    child.stderr?.setEncoding("utf8").on("data", onOutput);
    child.once("error", fail);
    child.once("exit", (code, signal) => fail(new Error(`it ended with ${signal ?? `exit code ${code}`}`)));
  });
}
