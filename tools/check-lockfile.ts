import { readFileSync } from "node:fs";

interface LockedPackage {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

/** The optional dependencies that the lock names but does not hold, as "package needs name". */
export function missingOptional(packages: Record<string, LockedPackage>): string[] {
  return Object.entries(packages).flatMap(([location, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) => !foldersUpward(location).some((folder) => `${folder}node_modules/${name}` in packages),
      )
      .map((name) => `${location || "the project"} needs ${name}`),
  );
}

/** Where Node looks for what a package requires, nearest first: "a/node_modules/b/", "a/", "". */
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
  const addressed = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
  const problems = [
    // npm install passes without them and npm ci fails, on other platforms only.
    ...missing.map((line) => `package-lock.json: ${line}, which has no entry`),
    ...addressed.map(([location]) => `package-lock.json: ${location} names the registry it came from`),
  ];
  process.stdout.write(
    problems.length > 0
      ? `${problems.join("\n")}\n`
      : `package-lock.json: ${Object.keys(lock.packages).length} packages, all optional ones are there\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-lockfile.ts")) main();
