import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { StartupError } from "../../platform/startup-error";

/** Environment of PostgreSQL's programs: without Parley's secrets, and with messages in English, which Parley parses. */
export const CLEAN_ENV: NodeJS.ProcessEnv | undefined =
  process.platform === "win32" ? undefined : { NODE_ENV: "production", LC_ALL: "C", TZ: "UTC" };

/** The user that the database runs as. */
export interface Owner {
  uid: number;
  gid: number;
  name: string;
}

/** How to spawn a PostgreSQL program: put `prefix` before it and pass `uid` and `gid` to spawn. */
export interface Launch {
  prefix: string[];
  uid?: number;
  gid?: number;
}

const SETPRIV = ["/usr/bin/setpriv", "/bin/setpriv"];

// Each suffices to enter a home directory of mode 700; the second is for containers, which lack dac_read_search.
const CAPABILITIES = ["dac_read_search", "dac_override"];

/**
 * Returns the user that PostgreSQL runs as; null if this process is not root and runs it as itself. PostgreSQL refuses
 * root: root uses the owner of an existing cluster, else of the data directory unless that is root, else a system user.
 */
export function chooseOwner(clusterDir: string, dataDir: string): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const cluster = existsSync(clusterDir) ? statSync(clusterDir) : null;
  if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid, name: String(cluster.uid) };

  const users = systemUsers();
  const { uid } = statSync(dataDir);
  const names = ["postgres", "_postgres", "nobody"];
  // initdb requires a user with a name, which the owner of a mounted volume may not have.
  const owner = uid === 0 ? undefined : users.find((user) => user.uid === uid);
  const chosen = owner ?? users.find((user) => user.uid > 0 && names.includes(user.name));
  if (chosen) return chosen;
  throw new StartupError(
    "Postgres refuses to run as root and this system has neither a user postgres nor nobody: start Parley as another user.",
  );
}

function systemUsers(): Owner[] {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const parsed = users.map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  // PostgreSQL's system user is preferred to nobody.
  return parsed.sort((a, b) => Number(b.name.includes("postgres")) - Number(a.name.includes("postgres")));
}

/**
 * Returns how to start PostgreSQL's programs as `owner`, who must be able to enter the folders of `program` and the data.
 * With setpriv (util-linux), PostgreSQL also gets a fast shutdown when this process dies, and, started by root, may enter
 * folders that are closed to `owner`.
 */
export function chooseLaunch(owner: Owner | null, program: string, dataDir: string): Launch {
  const identity = owner
    ? ["--reuid", String(owner.uid), "--regid", String(owner.gid), "--clear-groups"]
    : [];
  const setpriv = SETPRIV.find((path) => existsSync(path));
  const prefix = [setpriv ?? "setpriv", ...identity, "--pdeathsig", "INT"];
  const plain: Launch = owner ? { prefix: [], uid: owner.uid, gid: owner.gid } : { prefix: [] };
  if (!canLaunch({ prefix })) return requireEnterable(plain, owner, program, dataDir);
  if (!owner || canEnter({ prefix }, program, dataDir)) return { prefix };

  for (const capability of CAPABILITIES) {
    // With this bit, access(2), by which PostgreSQL finds its files, takes the capability into account.
    const caps = [
      "--securebits=+no_setuid_fixup",
      `--inh-caps=-all,+${capability}`,
      `--ambient-caps=-all,+${capability}`,
    ];
    const launch = { prefix: [...prefix, ...caps] };
    if (canEnter(launch, program, dataDir)) return launch;
  }
  return requireEnterable(plain, owner, program, dataDir);
}

function requireEnterable(launch: Launch, owner: Owner | null, program: string, dataDir: string): Launch {
  if (!owner || canEnter(launch, program, dataDir)) return launch;
  const why = `Postgres refuses to run as root, and the user ${owner.name} may not enter`;
  if (!canEnter(launch, program)) {
    throw new StartupError(
      `${why} the folder of this Parley: move it out of root's home, to /opt/parley say.`,
    );
  }
  throw new StartupError(`${why} ${dataDir}: set DATA_DIR to a folder elsewhere, /var/lib/parley say.`);
}

function canLaunch(launch: Launch): boolean {
  return probe(launch, ["true"]);
}

function canEnter(launch: Launch, ...paths: string[]): boolean {
  return probe(launch, ["sh", "-c", 'for path; do test -x "$path" || exit 1; done', "sh", ...paths]);
}

function probe({ prefix, uid, gid }: Launch, command: string[]): boolean {
  const [file = "", ...args] = [...prefix, ...command];
  return spawnSync(file, args, { uid, gid, cwd: "/", env: CLEAN_ENV, stdio: "ignore" }).status === 0;
}
