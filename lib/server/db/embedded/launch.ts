import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { StartupError } from "../../platform/startup-error";

/** What Postgres programs get of the environment: none of Parley's secrets, and messages in English, which are read. */
export const CLEAN_ENV: NodeJS.ProcessEnv | undefined =
  process.platform === "win32" ? undefined : { NODE_ENV: "production", LC_ALL: "C", TZ: "UTC" };

/** The user that the database runs as. */
export interface Owner {
  uid: number;
  gid: number;
  name: string;
}

/** How to spawn a Postgres program: put `prefix` before it and pass `uid` and `gid` to spawn. */
export interface Launch {
  prefix: string[];
  uid?: number;
  gid?: number;
}

const SETPRIV = ["/usr/bin/setpriv", "/bin/setpriv"];

// Enough to walk through a mode-700 home; the second is for containers, which are given no read-search.
const CAPABILITIES = ["dac_read_search", "dac_override"];

/**
 * Whom the database belongs to: null when this process is not root and stays itself. Postgres refuses root, so root hands it to
 * the owner of the cluster that is there, else of the data directory if that is not root, else to a system user.
 */
export function chooseOwner(clusterDir: string, dataDir: string): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const there = existsSync(clusterDir) ? statSync(clusterDir) : null;
  if (there && there.uid !== 0) return { uid: there.uid, gid: there.gid, name: String(there.uid) };

  const users = knownUsers();
  const { uid } = statSync(dataDir);
  const names = ["postgres", "_postgres", "nobody"];
  // initdb insists on a user with a name, which the owner of a mounted volume may not have.
  const owner = uid === 0 ? undefined : users.find((user) => user.uid === uid);
  const chosen = owner ?? users.find((user) => user.uid > 0 && names.includes(user.name));
  if (chosen) return chosen;
  throw new StartupError(
    "Postgres refuses to run as root and this system has neither a user postgres nor nobody: start Parley as another user.",
  );
}

function knownUsers(): Owner[] {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const parsed = users.map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  // A system user made for Postgres comes before nobody, wherever it stands in the file.
  return parsed.sort((a, b) => Number(b.name.includes("postgres")) - Number(a.name.includes("postgres")));
}

/**
 * How to start Postgres programs as `owner`, who must be able to enter `program`'s and the data's folders. Where setpriv exists
 * (util-linux), Postgres also gets a fast shutdown if this process dies without a word, and root's may pass closed folders.
 */
export function chooseLaunch(owner: Owner | null, program: string, dataDir: string): Launch {
  const identity = owner
    ? ["--reuid", String(owner.uid), "--regid", String(owner.gid), "--clear-groups"]
    : [];
  const setpriv = SETPRIV.find((path) => existsSync(path));
  const prefix = [setpriv ?? "setpriv", ...identity, "--pdeathsig", "INT"];
  const plain: Launch = owner ? { prefix: [], uid: owner.uid, gid: owner.gid } : { prefix: [] };
  if (!works({ prefix })) return explained(plain, owner, program, dataDir);
  if (!owner || canEnter({ prefix }, program, dataDir)) return { prefix };

  for (const capability of CAPABILITIES) {
    // The bit keeps access(2), by which Postgres looks for its parts, from leaving the capability out.
    const caps = [
      "--securebits=+no_setuid_fixup",
      `--inh-caps=-all,+${capability}`,
      `--ambient-caps=-all,+${capability}`,
    ];
    const launch = { prefix: [...prefix, ...caps] };
    if (canEnter(launch, program, dataDir)) return launch;
  }
  return explained(plain, owner, program, dataDir);
}

function explained(launch: Launch, owner: Owner | null, program: string, dataDir: string): Launch {
  if (!owner || canEnter(launch, program, dataDir)) return launch;
  const why = `Postgres refuses to run as root, and the user ${owner.name} may not enter`;
  if (!canEnter(launch, program)) {
    throw new StartupError(
      `${why} the folder of this Parley: move it out of root's home, to /opt/parley say.`,
    );
  }
  throw new StartupError(`${why} ${dataDir}: set DATA_DIR to a folder elsewhere, /var/lib/parley say.`);
}

function works(launch: Launch): boolean {
  return probe(launch, ["true"]);
}

function canEnter(launch: Launch, ...paths: string[]): boolean {
  return probe(launch, ["sh", "-c", 'for path; do test -x "$path" || exit 1; done', "sh", ...paths]);
}

function probe({ prefix, uid, gid }: Launch, command: string[]): boolean {
  const [file = "", ...args] = [...prefix, ...command];
  return spawnSync(file, args, { uid, gid, cwd: "/", env: CLEAN_ENV, stdio: "ignore" }).status === 0;
}
