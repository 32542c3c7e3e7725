import type * as z from "zod";

/**
 * A job that other code enqueues: its name, its payload and how often it is tried. The n-th retry waits e^n seconds: from
 * 3 s up to 6 hours. A job may run more than once, so its handler must be idempotent.
 */
export interface JobDefinition<P> {
  name: string;
  payload: z.ZodType<P>;
  attempts: number;
}

export const defineJob = <P>(definition: JobDefinition<P>): JobDefinition<P> => definition;
