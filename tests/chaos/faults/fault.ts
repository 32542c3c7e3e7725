import type { Random } from "../../support/random";
import type { Violation } from "../check/violation";
import type { Participants } from "../participants";
import type { System } from "../system/system";
import type { Workload } from "../workload";

export interface FaultContext {
  system: System;
  crowd: Participants;
  workload: Workload;
  random: Random;
  /** How long a fault that lasts should last. */
  seconds: number;
  /** How many come back at once in a storm of reconnects. */
  reconnects: number;
  /** A figure for the table, beside the fault's title. */
  addNote(text: string): void;
  /** A promise that only this fault's own scenario can see broken. */
  reportViolation(violation: Violation): void;
}

export interface Fault {
  /** What stands on the command line. */
  name: string;
  /** What stands in the table. */
  title: string;
  /** Seconds that convergence may take where the contract itself allows more than the default. */
  convergeWithinSeconds?: number;
  /** It needs a system of its own, with the database on a disk of this size. */
  diskMib?: number;
  /** Does the harm while people write, and takes back what has to be taken back; the clock runs from its end. */
  inject(scene: FaultContext): Promise<void>;
  /** Puts away what convergence had to be seen without. */
  cleanUp?(scene: FaultContext): Promise<void>;
}
