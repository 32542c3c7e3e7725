import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { PostgresBinaries } from "./binaries";
import { CLEAN_ENV, type Launch } from "./launch";
import { waitForExit } from "./stop-orphan";

const FAST_MS = 20_000;
const IMMEDIATE_MS = 5_000;

const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_checkpoints: "off",
  // The application sees its errors itself; in the log, their details would be people's words.
  log_min_messages: "log",
  log_min_error_statement: "panic",
};

// systemd removes a user's POSIX shared memory at log-out, and containers give it 64 MB: files are safe from both.
if (process.platform !== "win32") SETTINGS.dynamic_shared_memory_type = "mmap";

/** One running Postgres server process. */
export interface Postmaster {
  child: ChildProcess;
  /** Resolves once the process is gone (or could not be started), with its last lines. */
  ended: Promise<string>;
  isRunning(): boolean;
}

export interface PostmasterOptions {
  clusterDir: string;
  binaries: PostgresBinaries;
  launch: Launch;
  /** Settings for throw-away clusters of tests; they win over the defaults. */
  settings?: Record<string, string>;
  onLog?: (line: string) => void;
}

/** Starts the server process on a TCP port of the loopback address; it is not ready yet when this returns. */
export function startPostmaster(options: PostmasterOptions, port: number): Postmaster {
  const { clusterDir, binaries, launch, onLog } = options;
  const args = ["-D", clusterDir, "-p", String(port)];
  for (const [name, value] of Object.entries({ ...SETTINGS, ...options.settings })) {
    args.push("-c", `${name}=${value}`);
  }
  const [file = binaries.postgres, ...rest] = [...launch.prefix, binaries.postgres, ...args];
  const child = spawn(file, rest, {
    uid: launch.uid,
    gid: launch.gid,
    cwd: "/",
    env: CLEAN_ENV,
    // Its own process group: Ctrl-C in the terminal must not end it before its last client.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  child.unref();

  const tail: string[] = [];
  let running = true;
  const lines = createInterface({ input: child.stderr });
  lines.on("line", (line) => {
    tail.push(line);
    if (tail.length > 20) tail.shift();
    onLog?.(line);
  });
  const ended = new Promise<string>((resolve) => {
    const end = (message?: string) => {
      running = false;
      resolve(message ?? tail.join("\n"));
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", () => setImmediate(end));
  });
  return { child, ended, isRunning: () => running };
}

/** Fast shutdown: clients are cut off, everything is written, at most 20 s; past that an immediate one, which the next start repairs. */
export async function stopPostgres(pid: number, options: PostmasterOptions): Promise<void> {
  if (process.platform === "win32") {
    const args = ["stop", "-D", options.clusterDir, "-m", "fast", "-w", "-t", String(FAST_MS / 1000)];
    const stopper = spawn(options.binaries.pgCtl, args, { stdio: "ignore" });
    await new Promise((resolve) => stopper.once("close", resolve));
    return;
  }
  sendSignal(pid, "SIGINT");
  if (await waitForExit(pid, FAST_MS)) return;
  sendSignal(pid, "SIGQUIT");
  await waitForExit(pid, IMMEDIATE_MS);
}

/** Sends a signal to a process that may be gone already. */
export function sendSignal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
