import type * as z from "zod";

/**
 * What a job is called, what it carries, and how often it is tried; the pause before another try doubles and more, from
 * 3 s to 6 hours (e^attempts seconds). A job may run more than once, so its handler must make nothing twice.
 */
export interface JobDefinition<P> {
  name: string;
  payload: z.ZodType<P>;
  attempts: number;
  /** When it comes by itself, in crontab's words and in UTC; its payload is then empty. */
  schedule?: string;
}

export const defineJob = <P>(definition: JobDefinition<P>): JobDefinition<P> => definition;
