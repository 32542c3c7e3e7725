import { parseArgs } from "node:util";

export const MEASUREMENTS = ["writer", "fanout", "dm", "memory", "push", "search", "page"] as const;
export type Measurement = (typeof MEASUREMENTS)[number];

export interface Options {
  measurements: Measurement[];
  /** Undefined: the measurement's own default. */
  rounds: number | undefined;
  /** Length of one side's window, s. */
  seconds: number | undefined;
  /** Messages stored before search is measured. */
  messages: number | undefined;
  /** Folder of a reusable database: what `search` builds there stays for the next run. */
  keep: string | undefined;
  /** Write CPU profiles of the servers into this folder. */
  profile: string | undefined;
}

const USAGE = `npm run bench -- [${MEASUREMENTS.join("|")}] [--rounds N] [--seconds N] [--messages N] [--keep FOLDER] [--profile FOLDER]`;

/** An invalid command line; only its message is printed. */
export class UsageError extends Error {
  constructor(problem: string) {
    super(`${problem}\nUsage: ${USAGE}`);
  }
}

/** Parses the command line; throws a UsageError with the problem and the usage. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: "string" },
      seconds: { type: "string" },
      messages: { type: "string" },
      keep: { type: "string" },
      profile: { type: "string" },
    },
  });
  const unknown = positionals.find((name) => !isMeasurement(name));
  if (unknown) throw new UsageError(`There is no measurement ${unknown}.`);
  const chosen = positionals.filter(isMeasurement);
  return {
    measurements: chosen.length > 0 ? chosen : [...MEASUREMENTS],
    rounds: whole("rounds", values.rounds),
    seconds: positive("seconds", values.seconds),
    messages: whole("messages", values.messages),
    keep: values.keep,
    profile: values.profile,
  };
}

function isMeasurement(name: string): name is Measurement {
  return (MEASUREMENTS as readonly string[]).includes(name);
}

function whole(name: string, text: string | undefined): number | undefined {
  const number = positive(name, text);
  if (number !== undefined && !Number.isInteger(number))
    throw new UsageError(`--${name} must be a whole number.`);
  return number;
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number > 0)) throw new UsageError(`--${name} must be a number above 0.`);
  return number;
}
