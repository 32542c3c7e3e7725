import { forbidden } from "../../platform/errors";

/** What somebody is told who proved who they are and may not come in. */
export const suspendedError = () => forbidden("This account is suspended.");
