import { runtime } from "../platform/runtime";

/**
 * Returns the SQL list of states in which a file's bytes are to be deleted. Earlier releases write `doomed`, also while
 * they run beside this one during an upgrade; a later release drops the value.
 */
export const deletingStates = () => runtime("sql")`('deleting', 'doomed')`;
