import { parseArgs } from "node:util";

export interface Options {
  /** Names of faults; none: all. */
  faults: string[];
  /** Runs the short form for `npm test`. */
  short: boolean;
  seconds: number;
  clients: number;
  instances: number;
  seed: number;
  patience: number;
  /** How many come back at once in the reconnect storm. */
  storm: number;
  /** A file for the counts of passed and failed faults. */
  report: string | undefined;
}

/** An invalid command line; only its message is printed. */
export class UsageError extends Error {}

const USAGE =
  "Usage: npm run chaos -- [fault…] [--seconds N] [--clients N] [--instances N] [--seed N] [--patience N] [--storm N]";

/** Parses the command line; throws a UsageError with the problem, the usage and the fault names. */
export function readOptions(args: string[], known: readonly string[]): Options {
  const fail = (problem: string) => new UsageError(`${problem}\n${USAGE}\nFaults: ${known.join(", ")}`);
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      short: { type: "boolean", default: false },
      seconds: text,
      clients: text,
      instances: text,
      seed: text,
      patience: text,
      storm: text,
      report: text,
    },
  });
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown) throw fail(`There is no fault ${unknown}.`);
  const whole = (
    name: "seconds" | "clients" | "instances" | "seed" | "patience" | "storm",
    least: number,
    otherwise: number,
  ) => {
    const number = Number(values[name] ?? otherwise);
    if (!Number.isInteger(number) || number < least)
      throw fail(`--${name} must be a whole number from ${least} on.`);
    return number;
  };
  return {
    faults: positionals,
    short: values.short,
    seconds: whole("seconds", 1, values.short ? 3 : 8),
    clients: whole("clients", 5, values.short ? 12 : 20),
    instances: whole("instances", 2, values.short ? 2 : 3),
    seed: whole("seed", 0, Math.floor(Math.random() * 1e6)),
    patience: whole("patience", 1, values.short ? 45 : 10),
    storm: whole("storm", 1, 5_000),
    report: values.report,
  };
}
