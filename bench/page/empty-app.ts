import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";

const READY_MS = 60_000;
const FILES = {
  "package.json": `{"name":"empty","private":true}`,
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(resolve("."))} }, typescript: { ignoreBuildErrors: true } };`,
  "app/layout.jsx": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.jsx": `export const dynamic = "force-dynamic";\nexport default function Page() { return <p>Nothing</p>; }`,
};

export interface EmptyApp {
  url: string;
  stop(): Promise<void>;
}

/** Builds and serves an application of one page without any code of its own, with this project's Next and React. */
export async function startEmptyApp(): Promise<EmptyApp> {
  // Below the project, since the bundler resolves packages within its root only.
  await mkdir(".next", { recursive: true });
  const folder = await mkdtemp(resolve(".next/empty-"));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const run = (...args: string[]) =>
    spawn(process.execPath, [next, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  await finished(run("build"));
  const port = await findFreePort();
  const server = run("start", "--port", String(port), "--hostname", "127.0.0.1");
  const url = `http://localhost:${port}`;
  const stop = async () => {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  await answers(url).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
}

function finished(child: ReturnType<typeof spawn>): Promise<void> {
  let output = "";
  const note = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout?.on("data", note);
  child.stderr?.on("data", note);
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) =>
      code === 0 ? done() : fail(new Error(`The empty application does not build:\n${output}`)),
    );
  });
}

async function answers(url: string): Promise<void> {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`The empty application does not answer within ${READY_MS} ms.`);
}
