import * as z from "zod/mini";
import { id } from "./primitives";

export const byId = z.strictObject({ id });
export const byRoom = z.strictObject({ roomId: id });
export const byMember = z.strictObject({ roomId: id, userId: id });
