import { bigint, customType, timestamp } from "drizzle-orm/pg-core";

/** A point in time to the millisecond: what the contract's ISO strings can carry back unchanged. */
export const timestampMs = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const counterColumn = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
