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
  /** How long a lasting fault lasts, s. */
  seconds: number;
  /** Clients that reconnect at once in the reconnect storm. */
  reconnects: number;
  /** Adds a figure to the table beside the fault's title. */
  addNote(text: string): void;
  /** Reports a violation that only this fault's scenario can detect. */
  reportViolation(violation: Violation): void;
}

export interface Fault {
  /** Name on the command line. */
  name: string;
  /** Title in the table. */
  title: string;
  /** Max seconds to convergence, where the contract allows more than the default. */
  convergeWithinSeconds?: number;
  /** Needs its own system, with the database on a disk of this size. */
  diskMib?: number;
  /** Injects the fault during the workload and heals it; convergence is timed from its end. */
  inject(scene: FaultContext): Promise<void>;
  /** Restores what had to stay down during convergence. */
  cleanUp?(scene: FaultContext): Promise<void>;
}
