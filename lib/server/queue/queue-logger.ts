import { Logger } from "graphile-worker";
import { log } from "../platform/log";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The queue's words go into our log. They never hold a payload. */
export const queueLogger = new Logger(({ label, jobId }) => (level, message) => {
  log()[LEVELS[level as keyof typeof LEVELS]]({ label, jobId }, message);
});
