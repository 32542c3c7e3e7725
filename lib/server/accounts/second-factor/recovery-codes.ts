import { createHmac, randomInt } from "node:crypto";
import { LIMITS } from "@/lib/contract/limits";
import type { Transaction } from "../../platform/runtime";
import { deriveKey } from "./cipher";

/** The characters of a code, without those easily confused: 0 and o, 1, l and i. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
/** Characters of a code. */
const LENGTH = 10;

/** Returns the hash of a code, given in lower case without spaces and dashes. */
export function hashRecoveryCode(code: string): string {
  return createHmac("sha256", deriveKey("recovery codes")).update(code).digest("hex");
}

/** Replaces a user's recovery codes by new ones, each for one use. Returns them; only their hashes are stored. */
export async function replaceRecoveryCodes(sql: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: LIMITS.recoveryCodes }, newCode);
  await sql`delete from recovery_codes where user_id = ${userId}`;
  await sql`
    insert into recovery_codes (user_id, code_hash)
    select ${userId}, unnest(${codes.map(hashRecoveryCode)}::text[])`;
  return codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
}

const newCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
