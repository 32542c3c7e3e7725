import { setTimeout as sleep } from "node:timers/promises";
import { Random } from "../support/random";
import { check } from "./check/check";
import { type Violation, violation } from "./check/violation";
import { waitForConvergence } from "./convergence";
import type { Fault, FaultContext } from "./faults/fault";
import { fetchAll } from "./fetch-all";
import { emptyHistory, type History, now } from "./history";
import { createParticipants } from "./participants";
import type { System } from "./system/system";
import { Workload } from "./workload";

const WARM_UP_MS = 1_500;
const REMOVAL_MS = 300;
const AFTER_MS = 1_000;

export interface ScenarioOptions {
  clients: number;
  /** How long a lasting fault lasts, s. */
  seconds: number;
  seed: number;
  storm: number;
  /** Max seconds to convergence; slower is a violation. */
  patience: number;
}

export interface ScenarioResult {
  fault: Fault;
  /** Figures of the fault's own. */
  notes: string[];
  history: History;
  violations: Violation[];
  /** Seconds from the fault's end to convergence; null: not in time. */
  converged: number | null;
}

/** Runs the workload, injects one fault and checks every promise. */
export async function runScenario(
  system: System,
  fault: Fault,
  options: ScenarioOptions,
): Promise<ScenarioResult> {
  const history = emptyHistory();
  const random = new Random(options.seed);
  const crowd = await createParticipants(system, options.clients, history);
  const workload = new Workload(crowd, history, random);
  const violations: Violation[] = [];
  const notes: string[] = [];
  const scene: FaultContext = {
    system,
    crowd,
    workload,
    random,
    seconds: options.seconds,
    reconnects: options.storm,
    addNote: (text) => notes.push(text),
    reportViolation: (found) => violations.push(found),
  };
  try {
    const converged = await play(fault, scene, Math.max(options.patience, fault.convergeWithinSeconds ?? 0));
    history.fetches = await fetchAll(system, crowd);
    for (const client of crowd.clients) client.recordFinalState();
    return { fault, notes, history, violations: [...violations, ...check(history)], converged };
  } finally {
    workload.stop();
    workload.abandon();
    for (const client of crowd.clients) client.close();
  }
}

async function play(fault: Fault, scene: FaultContext, patience: number): Promise<number | null> {
  const { system, crowd, workload, reportViolation } = scene;
  workload.start();
  await sleep(WARM_UP_MS);
  setTimeout(() => workload.removeLeaver(), REMOVAL_MS);
  await fault.inject(scene);

  const over = now();
  workload.stop();
  const missing = await waitForConvergence(system, crowd, workload, patience);
  const converged = missing ? null : (now() - over) / 1_000;
  if (missing) reportViolation(violation("P15", "other", `not converged within ${patience} s`, missing));

  await fault.cleanUp?.(scene);
  await system.heal();
  workload.start();
  await sleep(AFTER_MS);
  workload.stop();
  const lacking = await waitForConvergence(system, crowd, workload, patience);
  if (lacking) reportViolation(violation("P16", "other", "not well again afterwards", lacking));
  return converged;
}
