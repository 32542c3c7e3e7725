import { readdir } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addUploader,
  startUploadServer,
  type UploadServer,
  uploadFile,
} from "@/tests/support/domain/upload-server";
import { runtime } from "../platform/runtime";

/** The test file of virus scanners, in two parts so that none detects it here. */
const EICAR = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);

let mode: "scans" | "silent" = "scans";
const scanned: Buffer[] = [];

/** Implements INSTREAM of clamd(8): a command, chunks with their length in front, an empty one. */
async function handleClamd(socket: Socket): Promise<void> {
  if (mode === "silent") return void socket.destroy();
  let all = Buffer.alloc(0);
  for await (const chunk of socket) {
    all = Buffer.concat([all, chunk]);
    const body = bodyOf(all);
    if (!body) continue;
    scanned.push(body);
    const found = body.includes(EICAR);
    return void socket.end(`stream: ${found ? "Win.Test.EICAR_HDB-1 FOUND" : "OK"}\0`);
  }
}

/** Returns the streamed body once it is complete. */
function bodyOf(all: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (all.length < command.length || !all.toString("latin1").startsWith(command)) return null;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= all.length; ) {
    const length = all.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(all.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const clamd = createServer((socket) => void handleClamd(socket));
let world: UploadServer;
beforeAll(async () => {
  await new Promise<void>((resolve) => clamd.listen(0, "127.0.0.1", resolve));
  const { port } = clamd.address() as AddressInfo;
  world = await startUploadServer({ CLAMAV_HOST: `127.0.0.1:${port}` });
});
afterAll(async () => {
  await world.close();
  await new Promise((resolve) => clamd.close(resolve));
});

const storedFiles = () => readdir(path.join(world.dataDir, "uploads"));

test("a clean file passes after every byte was scanned", async () => {
  const bytes = Buffer.alloc(300_000, "clean ");
  const id = await uploadFile(world.url, await addUploader("Ann"), bytes);
  expect(scanned.at(-1)?.equals(bytes)).toBe(true);
  expect(await storedFiles()).toContain(id);
});

test("an infected file is refused with the name of the virus and deleted", async () => {
  const ann = await addUploader("Ann");
  const before = await storedFiles();
  await expect(uploadFile(world.url, ann, EICAR, "holiday.jpg")).rejects.toThrow(
    /unsupported_type.*Win\.Test\.EICAR_HDB-1/,
  );
  expect(await storedFiles()).toEqual(before);
  expect(await runtime("sql")`select 1 from attachments where owner_id = ${ann.userId}`).toEqual([]);
});

test("no file passes without a result of the scanner", async () => {
  mode = "silent";
  const ann = await addUploader("Ann");
  await expect(uploadFile(world.url, ann, Buffer.from("unseen"))).rejects.toThrow("unavailable");
  const rows = await runtime("sql")<
    { state: string }[]
  >`select state from attachments where owner_id = ${ann.userId}`;
  expect(rows).toEqual([{ state: "received" }]);
});
