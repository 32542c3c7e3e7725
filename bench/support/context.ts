import type { BenchPostgres } from "./postgres";
import type { Comparison } from "./report";

/** What a measurement gets. */
export interface MeasureContext {
  database: BenchPostgres;
  rounds: number | undefined;
  seconds: number | undefined;
  messages: number | undefined;
  /** Returns Node flags for the named server: profiling, if requested. */
  nodeFlags: (server: string) => string[];
  /** Reports progress. */
  progress: (line: string) => void;
}

export type Measure = (context: MeasureContext) => Promise<Comparison[]>;
