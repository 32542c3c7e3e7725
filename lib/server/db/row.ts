/** Columns of a table's rows, by their keys in drizzle/schema, with the types that the raw client returns. */
export type Row<
  Table extends { $inferSelect: object },
  Column extends keyof Table["$inferSelect"] = keyof Table["$inferSelect"],
> = Pick<Table["$inferSelect"], Column>;
