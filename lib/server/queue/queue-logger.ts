import { Logger } from "graphile-worker";
import { log } from "../platform/log";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** Passes the library's log lines to our log. They never contain a payload. */
export const queueLogger = new Logger(({ label, jobId }) => (level, message) => {
  log()[LEVELS[level as keyof typeof LEVELS]]({ label, jobId }, message);
});
