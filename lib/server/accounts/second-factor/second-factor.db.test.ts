import { TOTP } from "otpauth";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/tests/support/domain/fixtures";
import { runtime } from "../../platform/runtime";
import type { Actor } from "../actor/actor";
import { signInWithProvider } from "../auth/sign-in-with-provider";
import { verifyCredentials } from "../auth/verify-credentials";
import { createSession } from "../sessions/create-session";
import { registerUser } from "../sign-up/register-user";
import { beginEnrolment } from "./begin-enrolment";
import { decryptSecret } from "./cipher";
import { confirmEnrolment } from "./confirm-enrolment";
import { disableSecondFactor } from "./disable-second-factor";
import { getSecondFactor } from "./queries";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { matchTimeStep } from "./totp";

const PASSWORD = "correct horse";
let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());

interface Account extends Actor {
  given: { email: string; password: string };
}

async function account(): Promise<Account> {
  const email = `${uuidv7()}@example.com`;
  const { id: userId } = await registerUser({ email, name: "Ann", password: PASSWORD });
  const sessionId = await createSession(userId, { userAgent: null, ip: null });
  return { userId, sessionId, given: { email, password: PASSWORD } };
}

/** Returns what an authenticator shows the given number of steps from now. */
const codeAt = (secret: string, steps = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
/** Returns the code as the route handler passes it on. */
const plain = (code: string) => code.replace("-", "");

async function enrolled(): Promise<Account & { secret: string; codes: string[] }> {
  const ann = await account();
  const { secret } = await beginEnrolment(ann, PASSWORD);
  return { ...ann, secret, codes: (await confirmEnrolment(ann, codeAt(secret, -1))).map(plain) };
}

const needed = { code: "unauthenticated", details: { fields: { code: "is needed" } } };
const wrong = { code: "unauthenticated", details: { fields: { code: "is wrong" } } };
const invalidCode = { code: "invalid", details: { fields: { code: "is wrong" } } };

test("codes match the table of RFC 6238, with a tolerance of one step", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(matchTimeStep(secret, "287082", 59_000)).toBe(1);
  expect(matchTimeStep(secret, "081804", 1_111_111_109_000)).toBe(37_037_036);
  expect(matchTimeStep(secret, "005924", 1_234_567_890_000)).toBe(41_152_263);
  expect(matchTimeStep(secret, "287082", 59_000 + 30_000)).toBe(1);
  expect(matchTimeStep(secret, "287082", 59_000 + 61_000)).toBeNull();
});

test("a sign-in needs a code once an enrolment is confirmed, and none before", async () => {
  const ann = await account();
  await expect(beginEnrolment(ann, "not it")).rejects.toMatchObject({ code: "invalid" });
  await beginEnrolment(ann, PASSWORD);
  const { secret, uri } = await beginEnrolment(ann, PASSWORD);
  expect(uri).toContain(`secret=${secret}`);
  expect(await verifyCredentials(ann.given)).toBe(ann.userId);
  await expect(confirmEnrolment(ann, "12345")).rejects.toMatchObject(invalidCode);
  const codes = await confirmEnrolment(ann, codeAt(secret, -1));
  expect(new Set(codes).size).toBe(10);
  await expect(beginEnrolment(ann, PASSWORD)).rejects.toMatchObject({ code: "conflict" });
  await expect(verifyCredentials(ann.given)).rejects.toMatchObject(needed);
  await expect(verifyCredentials({ ...ann.given, code: "12345" })).rejects.toMatchObject(wrong);
  expect(await verifyCredentials({ ...ann.given, code: codeAt(secret) })).toBe(ann.userId);
});

test("without the right password the error does not reveal a second factor", async () => {
  const ann = await enrolled();
  const tries = [
    { ...ann.given, password: "not it" },
    { email: "nobody@example.com", password: PASSWORD },
    { ...ann.given, password: "not it", code: codeAt(ann.secret) },
  ];
  for (const given of tries)
    await expect(verifyCredentials(given)).rejects.toMatchObject({
      code: "unauthenticated",
      message: "Wrong e-mail or password.",
      details: {},
    });
});

test("a code is accepted once, even of two concurrent sign-ins, and no earlier code after it", async () => {
  const ann = await enrolled();
  const given = { ...ann.given, code: codeAt(ann.secret) };
  const two = await Promise.allSettled([verifyCredentials(given), verifyCredentials(given)]);
  expect(two.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(verifyCredentials({ ...ann.given, code: codeAt(ann.secret, -1) })).rejects.toMatchObject(
    wrong,
  );
  expect(await verifyCredentials({ ...ann.given, code: codeAt(ann.secret, 1) })).toBe(ann.userId);
});

test("a recovery code is valid once, and new ones invalidate the old", async () => {
  const ann = await enrolled();
  const [first = "", second = ""] = ann.codes;
  expect(await verifyCredentials({ ...ann.given, code: first })).toBe(ann.userId);
  await expect(verifyCredentials({ ...ann.given, code: first })).rejects.toMatchObject(wrong);
  expect((await getSecondFactor(ann)).recoveryCodesLeft).toBe(9);
  const guess = { password: PASSWORD, code: "aaaaaaaaaa" };
  await expect(renewRecoveryCodes(ann, guess)).rejects.toMatchObject(invalidCode);
  const [fresh = ""] = await renewRecoveryCodes(ann, { password: PASSWORD, code: codeAt(ann.secret) });
  await expect(verifyCredentials({ ...ann.given, code: second })).rejects.toMatchObject(wrong);
  expect(await verifyCredentials({ ...ann.given, code: plain(fresh) })).toBe(ann.userId);
});

test("turning the second factor off needs both factors", async () => {
  const ann = await enrolled();
  const [code = ""] = ann.codes;
  const off = (password: string, given: string) => disableSecondFactor(ann, { password, code: given });
  await expect(off("not it", code)).rejects.toMatchObject({ code: "invalid" });
  await expect(off(PASSWORD, "")).rejects.toMatchObject(invalidCode);
  await expect(verifyCredentials(ann.given)).rejects.toMatchObject(needed);
  await off(PASSWORD, code);
  expect(await verifyCredentials(ann.given)).toBe(ann.userId);
  expect(await getSecondFactor(ann)).toEqual({ available: true, enabledAt: null, recoveryCodesLeft: 0 });
  await expect(off(PASSWORD, code)).rejects.toMatchObject({ code: "conflict" });
});

test("the database holds no usable secret: it is encrypted for its owner, and the codes are hashed", async () => {
  const [ann, bo] = [await enrolled(), await enrolled()];
  const sql = runtime("sql");
  const [row] = await sql<
    { secret: string }[]
  >`select secret from second_factors where user_id = ${ann.userId}`;
  const sealed = row?.secret ?? "";
  expect(sealed).not.toContain(ann.secret);
  expect(decryptSecret(ann.userId, sealed)).toBe(ann.secret);
  expect(() => decryptSecret(bo.userId, sealed)).toThrow();
  const stored = await sql<{ codeHash: string }[]>`
    select code_hash from recovery_codes where user_id = ${ann.userId}`;
  for (const code of ann.codes) expect(stored.map((one) => one.codeHash)).not.toContain(code);
});

test("an address verified by a provider does not bypass a second factor", async () => {
  const ann = await enrolled();
  const identity = { provider: "oidc", providerAccountId: uuidv7(), name: "Ann", image: null };
  await expect(signInWithProvider({ ...identity, verifiedEmail: ann.given.email })).rejects.toMatchObject({
    code: "forbidden",
  });
});
