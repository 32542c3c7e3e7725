import { v7 as uuidv7 } from "uuid";
import type { Message, SendMessage } from "@/lib/contract/messages";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import { createSession } from "@/lib/server/accounts/sessions/create-session";
import { connectDatabase, disconnectDatabase } from "@/lib/server/db/connect";
import { sendMessage } from "@/lib/server/messages/send-message";
import { runtime } from "@/lib/server/platform/runtime";
import { createDirectRoom } from "@/lib/server/rooms/create-direct-room";
import { createGroup } from "@/lib/server/rooms/create-group";
import { createTestDatabase } from "../database/test-database";

/** Connects the domain to a fresh database. Returns the function that closes both. */
export async function openTestDatabase(): Promise<() => Promise<void>> {
  const database = await createTestDatabase();
  await connectDatabase(database.url);
  return async () => {
    await disconnectDatabase();
    await database.drop();
  };
}

/** Adds a user with a session and without a password. */
export async function addUser(name: string): Promise<Actor> {
  const userId = uuidv7();
  await runtime(
    "sql",
  )`insert into users (id, name, email) values (${userId}, ${name}, ${`${userId}@example.com`})`;
  return { userId, sessionId: await createSession(userId, { userAgent: null, ip: null }) };
}

export async function addDirectRoom(a: Actor, b: Actor): Promise<string> {
  return (await createDirectRoom(a, b.userId)).room.id;
}

export async function addGroup(owner: Actor, ...others: Actor[]): Promise<string> {
  const room = await createGroup(
    owner,
    "Group",
    others.map((other) => other.userId),
  );
  return room.id;
}

export function sendText(
  actor: Actor,
  roomId: string,
  content: string,
  more: Partial<SendMessage> = {},
): Promise<Message> {
  return sendMessage(actor, { id: uuidv7(), roomId, content, ...more });
}
