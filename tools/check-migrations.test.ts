import { expect, test } from "vitest";
import { breakingChanges } from "./check-migrations";

test.each([
  'ALTER TABLE "rooms" DROP COLUMN "title";',
  'DROP TABLE "pins";',
  'ALTER TABLE "rooms" RENAME COLUMN "title" TO "name";',
  'ALTER TABLE "rooms" RENAME TO "chats";',
  'ALTER TABLE "rooms" ALTER COLUMN "title" SET DATA TYPE varchar(9);',
  'ALTER TABLE "rooms" ALTER COLUMN "image" SET NOT NULL;',
  'ALTER TABLE "rooms" ADD COLUMN "topic" text NOT NULL;',
])("%s would break an older instance", (sql) => {
  expect(breakingChanges(sql)).toHaveLength(1);
});

test.each([
  'CREATE TABLE "x" ("id" uuid PRIMARY KEY NOT NULL, "renamed" text NOT NULL);',
  'ALTER TABLE "rooms" ADD COLUMN "topic" text;',
  `ALTER TABLE "rooms" ADD COLUMN "topic" text DEFAULT '' NOT NULL;`,
  'CREATE INDEX "x" ON "rooms" USING btree ("title");',
  'ALTER TABLE "x" ADD CONSTRAINT "y" FOREIGN KEY ("id") REFERENCES "rooms"("id") ON DELETE cascade;',
])("%s only adds", (sql) => {
  expect(breakingChanges(sql)).toEqual([]);
});
