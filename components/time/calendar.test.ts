import { expect, test } from "vitest";
import { parseTimeZone } from "../i18n/time-zone";
import { dayKey, daysAgo } from "./calendar";

const AT = new Date("2026-03-02T23:30:00.000Z");

test("a day is that of the zone", () => {
  expect(dayKey(AT, "UTC")).toBe("2026-03-02");
  expect(dayKey(AT, "Asia/Tokyo")).toBe("2026-03-03");
  expect(dayKey(AT, "America/Los_Angeles")).toBe("2026-03-02");
});

test("days are counted by the calendar, also across a daylight-saving change", () => {
  const berlin = (from: string, to: string) => daysAgo(new Date(from), new Date(to), "Europe/Berlin");
  expect(berlin("2026-03-02T22:59:00Z", "2026-03-02T23:01:00Z")).toBe(1);
  expect(berlin("2026-03-28T12:00:00Z", "2026-03-29T21:59:00Z")).toBe(1);
  expect(berlin("2026-10-24T12:00:00Z", "2026-10-25T22:59:00Z")).toBe(1);
  expect(berlin("2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z")).toBe(0);
});

test("a zone has one name, however it is spelled, and an unknown one gives null", () => {
  for (const name of ["Europe/Berlin", "europe/berlin", "EUROPE/Berlin"])
    expect(parseTimeZone(name)).toBe("Europe/Berlin");
  expect(parseTimeZone("+05:30")).toBeNull();
  expect(parseTimeZone("Mars/Olympus")).toBeNull();
  expect(parseTimeZone("'; DROP")).toBeNull();
  expect(parseTimeZone("")).toBeNull();
  expect(parseTimeZone(undefined)).toBeNull();
});
