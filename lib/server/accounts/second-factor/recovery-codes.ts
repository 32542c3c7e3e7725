import { createHmac, randomInt } from "node:crypto";
import { LIMITS } from "@/lib/contract/limits";
import type { Transaction } from "../../platform/runtime";
import { deriveKey } from "./cipher";

/** Without what is read as something else: 0 and o, 1, l and i. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const LENGTH = 10;

/** Of a code without spaces and dashes, in small letters. */
export function hashRecoveryCode(code: string): string {
  return createHmac("sha256", deriveKey("recovery codes")).update(code).digest("hex");
}

/** Gives a person new codes, each for one use, in place of all that they had. They are shown this once. */
export async function replaceRecoveryCodes(sql: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: LIMITS.recoveryCodes }, newCode);
  await sql`delete from recovery_codes where user_id = ${userId}`;
  await sql`
    insert into recovery_codes (user_id, code_hash)
    select ${userId}, unnest(${codes.map(hashRecoveryCode)}::text[])`;
  return codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
}

const newCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
