import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { buildSync } from "esbuild";

/** Command handlers of a child process, by name. */
export type CommandHandlers = Record<string, (input: never) => unknown>;

/** A child process that does one part of a measurement. */
export interface BenchProcess<C extends CommandHandlers> {
  pid: number;
  call<N extends keyof C & string>(name: N, input: Parameters<C[N]>[0]): Promise<Awaited<ReturnType<C[N]>>>;
  stop(): Promise<void>;
}

interface Answer {
  id: number;
  output?: unknown;
  error?: string;
}

interface Settings {
  env?: Record<string, string>;
  args?: string[];
  nodeFlags?: string[];
}

/** Starts `file` (from the project's folder), bundled as `npm run build` bundles the server, and waits until it answers. */
export async function startProcess<C extends CommandHandlers>(
  file: string,
  settings: Settings = {},
): Promise<BenchProcess<C>> {
  const child = fork(bundle(file), settings.args ?? [], {
    execArgv: settings.nodeFlags ?? [],
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn", ...settings.env },
  });
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  const call = caller<C>(child, file);
  await call("hello", undefined as never);
  return { pid: child.pid ?? 0, call, stop: () => stop(child) };
}

/** tsx would wrap every import in a getter, and its loader would count as the server's memory. */
export function bundle(file: string): string {
  const outfile = `dist/bench/${basename(file, ".ts")}.js`;
  buildSync({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    packages: "external",
    format: "cjs",
    logLevel: "warning",
  });
  return outfile;
}

function caller<C extends CommandHandlers>(child: ChildProcess, file: string): BenchProcess<C>["call"] {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  child.on("message", ({ id, output, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(new Error(`${file}: ${error}`));
    else call?.resolve(output);
  });
  child.once("exit", (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended: ${signal ?? code}`));
    waiting.clear();
  });
  return (name, input) =>
    new Promise((resolve, reject) => {
      const id = ++calls;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ id, name, input });
    });
}

/** Stops the process gracefully, so that it writes its profile; kills it if it hangs. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  child.disconnect();
  await ended;
  clearTimeout(timer);
}
