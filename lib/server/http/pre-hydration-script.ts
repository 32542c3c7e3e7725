import { createHash } from "node:crypto";

/**
 * Stands in the head of each page. Before hydration a form has no handler, and the browser would submit it natively:
 * what was typed would be lost. The handlers of all forms prevent the native submission themselves, so it never stops.
 */
export const PRE_HYDRATION_SCRIPT = `addEventListener("submit", (event) => event.preventDefault(), true);`;

/** The CSP source that allows this script and no other. */
export const PRE_HYDRATION_SCRIPT_CSP_SOURCE = `'sha256-${createHash("sha256").update(PRE_HYDRATION_SCRIPT).digest("base64")}'`;
