import { forbidden } from "../../platform/errors";

/** The same whichever of the two has blocked the other. */
export const blockedError = () => forbidden("You cannot write to this person.");
