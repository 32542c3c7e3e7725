import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { id, searchText, time } from "./primitives";

export const reportReason = z.enum(["spam", "abuse", "threat", "illegal", "other"]);
export type ReportReason = z.infer<typeof reportReason>;

/** Multi-line text: made well-formed, trimmed, and without control characters. */
const note = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(LIMITS.reportNoteLength * 2)),
    z.transform((text: string) =>
      text
        .toWellFormed()
        .normalize("NFC")
        .replace(/(?!\n)\p{Cc}/gu, " ")
        .trim(),
    ),
  ),
  z.string().check(z.maxLength(LIMITS.reportNoteLength)),
);

/** About a message or about a person. */
export const newReport = z.union([
  z.strictObject({ messageId: id, reason: reportReason, note: z.optional(note) }),
  z.strictObject({ userId: id, reason: reportReason, note: z.optional(note) }),
]);
export type NewReport = z.infer<typeof newReport>;

export const reportOutcome = z.enum(["dismissed", "acted"]);
export type ReportOutcome = z.infer<typeof reportOutcome>;
export const reportResolution = z.strictObject({ outcome: reportOutcome });

const person = z.strictObject({ id, name: z.string() });
const excerptLine = z.strictObject({
  id,
  sender: z.nullable(person),
  content: z.string(),
  files: z.array(z.string()),
  createdAt: time,
});
export type ExcerptLine = z.infer<typeof excerptLine>;

/** `excerpt` is the reported message, last, after the messages before it, as the reporter saw them; null for a report of a person. */
export const report = z.strictObject({
  id,
  reporter: person,
  subject: z.strictObject({ ...person.shape, suspended: z.boolean() }),
  messageId: z.nullable(id),
  /** Whether the message still exists. */
  messageStands: z.boolean(),
  reason: reportReason,
  note: z.string(),
  excerpt: z.nullable(z.array(excerptLine)),
  createdAt: time,
  outcome: z.nullable(reportOutcome),
  resolvedBy: z.nullable(person),
  resolvedAt: z.nullable(time),
});
export type Report = z.infer<typeof report>;

/** `cursor` is the id of the previous page's last report. */
export const reportQuery = z.strictObject({
  state: z.optional(z.enum(["open", "resolved"])),
  cursor: z.optional(id),
});
export type ReportQuery = z.infer<typeof reportQuery>;
export interface ReportPage {
  reports: Report[];
  nextCursor: string | null;
}

/** A user as the server's administrators see them. */
export const adminUser = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  image: z.nullable(z.string()),
  administers: z.boolean(),
  secondFactor: z.boolean(),
  createdAt: time,
  lastSeenAt: z.nullable(time),
  suspendedAt: z.nullable(time),
});
export type AdminUser = z.infer<typeof adminUser>;

export const adminUserQuery = z.strictObject({
  query: z.optional(searchText(LIMITS.searchLength)),
  suspended: z.optional(z.literal("true")),
  cursor: z.optional(id),
});
export type AdminUserQuery = z.infer<typeof adminUserQuery>;
export interface AdminUserPage {
  people: AdminUser[];
  nextCursor: string | null;
}
