import { parseArgs } from "node:util";

export const MEASUREMENTS = ["writer", "fanout", "dm", "memory"] as const;
export type Measurement = (typeof MEASUREMENTS)[number];

export interface Options {
  measurements: Measurement[];
  /** Undefined: the measurement's own default. */
  rounds: number | undefined;
  /** Of one window of one side. */
  seconds: number | undefined;
  /** Write CPU profiles of the servers into this folder. */
  profile: string | undefined;
}

export const USAGE = `npm run bench -- [${MEASUREMENTS.join("|")}] [--rounds N] [--seconds N] [--profile FOLDER]`;

/** Reads the command line; fails with what is wrong and the usage. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { rounds: { type: "string" }, seconds: { type: "string" }, profile: { type: "string" } },
  });
  const unknown = positionals.find((name) => !isMeasurement(name));
  if (unknown) throw new Error(`There is no measurement ${unknown}. ${USAGE}`);
  const chosen = positionals.filter(isMeasurement);
  return {
    measurements: chosen.length > 0 ? chosen : [...MEASUREMENTS],
    rounds: positive("rounds", values.rounds),
    seconds: positive("seconds", values.seconds),
    profile: values.profile,
  };
}

function isMeasurement(name: string): name is Measurement {
  return (MEASUREMENTS as readonly string[]).includes(name);
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} must be a number above 0. ${USAGE}`);
  return number;
}
