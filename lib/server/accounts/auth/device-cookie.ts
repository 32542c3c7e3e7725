import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { parseCookie, stringifySetCookie } from "cookie";
import { deriveKey } from "../second-factor/cipher";
import { cookieName, sessionCookieOptions } from "./session-cookie";

/** So many accounts at most are known of one browser. */
const MOST = 4;
const ID_BYTES = 16;
/** As long as browsers keep a cookie at most. */
const KEPT_S = 400 * 24 * 60 * 60;

/**
 * The id under which a browser that has signed in to the account before has tries of its own; null for any other.
 *
 * Whoever guesses at an account uses up the tries of all browsers that have never been in it, and its owner, whose browser
 * has, signs in all the same: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies. The
 * cookie holds random ids, each proved for one account; it tells nobody for which.
 */
export function readDeviceCookie(cookie: string | null, email: string): string | null {
  const mine = entries(cookie).find((entry) => isFor(entry, email));
  return mine?.split(".")[0] ?? null;
}

/** The `Set-Cookie` that makes a browser known for the account that it has signed in to. */
export function issueDeviceCookie(cookie: string | null, email: string): string {
  const known = entries(cookie);
  const mine = known.find((entry) => isFor(entry, email)) ?? made(email);
  const value = [mine, ...known.filter((entry) => entry !== mine)].slice(0, MOST).join("~");
  return stringifySetCookie(cookieName("browser"), value, { ...sessionCookieOptions(), maxAge: KEPT_S });
}

function entries(cookie: string | null): string[] {
  const value = cookie ? parseCookie(cookie)[cookieName("browser")] : undefined;
  return value ? value.split("~", MOST) : [];
}

function made(email: string): string {
  const id = randomBytes(ID_BYTES).toString("base64url");
  return `${id}.${proof(id, email)}`;
}

function isFor(entry: string, email: string): boolean {
  const [id = "", given = ""] = entry.split(".");
  const [mine, theirs] = [Buffer.from(proof(id, email)), Buffer.from(given)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}

const proof = (id: string, email: string): string =>
  createHmac("sha256", deriveKey("known browsers")).update(`${id} ${email}`).digest("base64url");
