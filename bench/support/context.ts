import type { BenchPostgres } from "./postgres";
import type { Comparison } from "./report";

/** What a measurement works with. */
export interface MeasureContext {
  database: BenchPostgres;
  rounds: number | undefined;
  seconds: number | undefined;
  messages: number | undefined;
  /** Flags of Node for the server named so: profiling, when it was asked for. */
  nodeFlags: (server: string) => string[];
  /** Tells how far it is. */
  progress: (line: string) => void;
}

export type Measure = (context: MeasureContext) => Promise<Comparison[]>;
