import { bigint, customType, timestamp } from "drizzle-orm/pg-core";

/** A timestamp to the millisecond, the precision of the contract's ISO strings. */
export const timestampMs = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A counter that starts at 0. */
export const counterColumn = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
