import postgres from "postgres";
import { connectDatabase } from "@/lib/server/db/connect";
import { sendMessage } from "@/lib/server/messages/send-message";
import { INSERTS, type Insert } from "../baselines/insert-message";
import { fastUuid } from "../support/fast-uuid";

export interface Author {
  userId: string;
  roomId: string;
}

/** Stores one message; resolves when it is durable. */
export type StoreMessage = (author: Author, content: string) => Promise<unknown>;

export type Strategy = "parley" | "transaction" | "statement";

/** Connects to the database at `url` and returns the function that stores a message there. */
export async function openStrategy(strategy: Strategy, url: string, pool: number): Promise<StoreMessage> {
  if (strategy === "parley") {
    await connectDatabase(url);
    return ({ userId, roomId }, content) =>
      sendMessage({ userId, sessionId: userId }, { id: fastUuid(), roomId, content });
  }
  const sql = postgres(url, { max: pool, onnotice: () => undefined });
  const insert: Insert = INSERTS[strategy];
  return ({ userId, roomId }, content) => insert(sql, { id: fastUuid(), roomId, senderId: userId, content });
}
