import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { errorCode } from "../../platform/errors";
import type { PostgresBinaries } from "./binaries";
import { CLEAN_ENV, type Launch } from "./launch";
import { waitForExit } from "./stop-orphan";

/** How long a fast shutdown may take before an immediate one. */
const FAST_SHUTDOWN_MS = 20_000;
/** How long an immediate shutdown is waited for. */
const IMMEDIATE_SHUTDOWN_MS = 5_000;

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
  // The application sees errors itself; in the log their details would contain users' texts.
  log_min_messages: "log",
  log_min_error_statement: "panic",
};

// systemd removes a user's POSIX shared memory at logout, and containers limit it to 64 MB: files avoid both.
if (process.platform !== "win32") SETTINGS.dynamic_shared_memory_type = "mmap";

/** A PostgreSQL server process. */
export interface Postmaster {
  child: ChildProcess;
  /** Resolves when the process has ended or could not be started, with the last lines of its log. */
  ended: Promise<string>;
  isRunning(): boolean;
}

export interface PostmasterOptions {
  clusterDir: string;
  binaries: PostgresBinaries;
  launch: Launch;
  /** Settings that override the defaults, for clusters of tests. */
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
    // In its own process group: Ctrl-C in the terminal must not stop it before its last client.
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

/**
 * Stops the server with a fast shutdown, which disconnects clients and writes everything. If that takes longer than 20 s,
 * stops it with an immediate shutdown, from which the next start recovers.
 */
export async function stopPostgres(pid: number, options: PostmasterOptions): Promise<void> {
  if (process.platform === "win32") {
    const args = [
      "stop",
      "-D",
      options.clusterDir,
      "-m",
      "fast",
      "-w",
      "-t",
      String(FAST_SHUTDOWN_MS / 1000),
    ];
    const stopper = spawn(options.binaries.pgCtl, args, { stdio: "ignore" });
    await new Promise((resolve) => stopper.once("close", resolve));
    return;
  }
  sendSignal(pid, "SIGINT");
  if (await waitForExit(pid, FAST_SHUTDOWN_MS)) return;
  sendSignal(pid, "SIGQUIT");
  await waitForExit(pid, IMMEDIATE_SHUTDOWN_MS);
}

/** Sends a signal to a process that may have ended already. */
export function sendSignal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}
