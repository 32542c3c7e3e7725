import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { chown, lchown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartupError } from "../../platform/startup-error";
import type { PostgresBinaries } from "./binaries";
import { CLEAN_ENV, type Launch, type Owner } from "./launch";

/** Name of the superuser and of its database. */
export const DATABASE_ROLE = "parley";

// Collation and case come from PostgreSQL itself and are the same everywhere. pg_trgm and some other code still use the
// system's LC_CTYPE to recognize letters, and under C only ASCII letters count.
const CTYPES = ["C.UTF-8", "en_US.UTF-8", "C"];

/**
 * Creates the cluster in `clusterDir` if it does not exist, and checks that this version of PostgreSQL and this user can run
 * it. Returns its password.
 */
export async function ensureCluster(
  clusterDir: string,
  binaries: PostgresBinaries,
  launch: Launch,
  owner: Owner | null,
): Promise<{ password: string }> {
  if (existsSync(clusterDir) && readdirSync(clusterDir).length > 0) {
    await checkOwner(clusterDir, owner);
    checkVersion(clusterDir, binaries.major);
  } else {
    await createCluster(clusterDir, binaries, launch, owner);
  }
  try {
    return { password: await readFile(passwordFile(clusterDir), "utf8") };
  } catch (cause) {
    throw new StartupError(`The password of the database cannot be read from ${passwordFile(clusterDir)}.`, {
      cause,
    });
  }
}

function passwordFile(clusterDir: string): string {
  return join(clusterDir, "parley-password");
}

async function createCluster(
  clusterDir: string,
  binaries: PostgresBinaries,
  launch: Launch,
  owner: Owner | null,
): Promise<void> {
  // Created under another name and renamed, so that an interrupted start leaves no incomplete cluster.
  const draft = `${clusterDir}.new`;
  const draftPassword = `${draft}.password`;
  await rm(draft, { recursive: true, force: true });
  await rm(draftPassword, { force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(draftPassword, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (owner) {
    await chown(draft, owner.uid, owner.gid);
    await chown(draftPassword, owner.uid, owner.gid);
  }
  await runInitdb(draft, draftPassword, binaries.initdb, launch);
  await rename(draftPassword, passwordFile(draft));
  await rename(draft, clusterDir);
}

async function runInitdb(dir: string, passwordFrom: string, initdb: string, launch: Launch): Promise<void> {
  const args = [`--pgdata=${dir}`, `--username=${DATABASE_ROLE}`, `--pwfile=${passwordFrom}`];
  args.push(
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  );
  for (const ctype of CTYPES) {
    const { status, output } = await run(launch, initdb, [...args, "--locale=C", `--lc-ctype=${ctype}`]);
    if (status === 0) return;
    if (!output.includes("invalid locale name")) {
      const reason = /error: (.*)/.exec(output)?.[1] ?? output.trim().split("\n").at(-1);
      throw new StartupError(`The embedded database cannot be created in ${dir}: ${reason}.`);
    }
  }
}

function run({ prefix, uid, gid }: Launch, program: string, args: string[]) {
  return new Promise<{ status: number | null; output: string }>((resolve, reject) => {
    const [file = program, ...rest] = [...prefix, program, ...args];
    const env = CLEAN_ENV;
    const child = spawn(file, rest, {
      uid,
      gid,
      cwd: "/",
      detached: true,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
  });
}

function checkVersion(clusterDir: string, major: number): void {
  const file = join(clusterDir, "PG_VERSION");
  if (!existsSync(file)) {
    throw new StartupError(
      `${clusterDir} is not a database: move it away or set DATA_DIR to another folder.`,
    );
  }
  const version = readFileSync(file, "utf8").trim();
  if (version !== String(major)) {
    throw new StartupError(
      `The database in ${clusterDir} was made by Postgres ${version} and this Parley brings ${major}: start the Parley that made it, or move its content over.`,
    );
  }
}

/** Makes sure that `owner` owns the cluster, as PostgreSQL requires: a backup unpacked by root may belong to root. */
async function checkOwner(clusterDir: string, owner: Owner | null): Promise<void> {
  const { uid } = statSync(clusterDir);
  if (!owner) {
    const me = process.getuid?.();
    if (me === undefined || uid === me) return;
    throw new StartupError(
      `The database in ${clusterDir} belongs to user ${uid}, not to user ${me} who starts Parley: start it as that user or as root, or set DATA_DIR.`,
    );
  }
  if (uid === owner.uid) return;
  const entries = readdirSync(clusterDir, { recursive: true, encoding: "utf8" });
  for (const path of [clusterDir, ...entries.map((entry) => join(clusterDir, entry))]) {
    if (lstatSync(path).uid !== owner.uid) await lchown(path, owner.uid, owner.gid);
  }
}
