import { readFileSync } from "node:fs";

interface LockedPackage {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

/** Returns the optional dependencies that have no entry of their own in the lock file, as "package needs name". */
export function missingOptional(packages: Record<string, LockedPackage>): string[] {
  return Object.entries(packages).flatMap(([location, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) => !foldersUpward(location).some((folder) => `${folder}node_modules/${name}` in packages),
      )
      .map((name) => `${location || "the project"} needs ${name}`),
  );
}

/** Returns the folders in which Node.js resolves a package's imports, nearest first: "a/node_modules/b/", "a/", "". */
function foldersUpward(location: string): string[] {
  const folders = [location ? `${location}/` : ""];
  for (let rest = location; rest; ) {
    rest = rest.slice(0, Math.max(rest.lastIndexOf("node_modules/"), 0));
    folders.push(rest);
  }
  return folders;
}

function main(): void {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    readFileSync("package-lock.json", "utf8"),
  );
  const missing = missingOptional(lock.packages);
  const withRegistry = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
  const problems = [
    // Without the entry npm install succeeds, but npm ci fails on other platforms.
    ...missing.map((line) => `package-lock.json: ${line}, which has no entry`),
    ...withRegistry.map(
      ([location]) => `package-lock.json: ${location} names the registry it was downloaded from`,
    ),
  ];
  process.stdout.write(
    problems.length > 0
      ? `${problems.join("\n")}\n`
      : `package-lock.json: ${Object.keys(lock.packages).length} packages, no optional one is missing\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-lockfile.ts")) main();
