import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { parseCookie, stringifySetCookie } from "cookie";
import { deriveKey } from "../second-factor/cipher";
import { cookieName, sessionCookieOptions } from "./session-cookie";

/** Max accounts remembered in one device cookie. */
const ACCOUNTS_MAX = 4;
const ID_BYTES = 16;
/** Lifetime of the cookie: 400 days, the most that browsers allow. */
const MAX_AGE_S = 400 * 24 * 60 * 60;

/**
 * Returns the id of a browser that has signed in to the account before, else null. Such a browser has a limit of its own.
 *
 * A guesser uses up the attempts shared by all browsers without a cookie for the account. The owner's browser has one
 * and can still sign in: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies. The
 * cookie holds random ids, each signed for one account; it does not reveal which.
 */
export function readDeviceCookie(cookie: string | null, email: string): string | null {
  const found = parseEntries(cookie).find((entry) => isEntryFor(entry, email));
  return found?.split(".")[0] ?? null;
}

/** Returns the `Set-Cookie` that remembers the browser for the account it has signed in to. */
export function issueDeviceCookie(cookie: string | null, email: string): string {
  const entries = parseEntries(cookie);
  const own = entries.find((entry) => isEntryFor(entry, email)) ?? createEntry(email);
  const value = [own, ...entries.filter((entry) => entry !== own)].slice(0, ACCOUNTS_MAX).join("~");
  return stringifySetCookie(cookieName("browser"), value, { ...sessionCookieOptions(), maxAge: MAX_AGE_S });
}

function parseEntries(cookie: string | null): string[] {
  const value = cookie ? parseCookie(cookie)[cookieName("browser")] : undefined;
  return value ? value.split("~", ACCOUNTS_MAX) : [];
}

function createEntry(email: string): string {
  const id = randomBytes(ID_BYTES).toString("base64url");
  return `${id}.${signature(id, email)}`;
}

function isEntryFor(entry: string, email: string): boolean {
  const [id = "", given = ""] = entry.split(".");
  const [expected, actual] = [Buffer.from(signature(id, email)), Buffer.from(given)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const signature = (id: string, email: string): string =>
  createHmac("sha256", deriveKey("known browsers")).update(`${id} ${email}`).digest("base64url");
