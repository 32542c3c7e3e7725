import type postgres from "postgres";

/** What the baselines store of a message. */
export interface Draft {
  id: string;
  roomId: string;
  senderId: string;
  content: string;
}

export interface Stored extends Draft {
  seq: number;
  createdAt: Date;
}

export type Insert = (sql: postgres.Sql, draft: Draft) => Promise<Stored>;

/** Stores a message in a transaction, as usually written: check, count, insert. */
export const inTransaction: Insert = (sql, { id, roomId, senderId, content }) =>
  sql.begin(async (tx) => {
    const [member] = await tx`select 1 from room_members where room_id = ${roomId} and user_id = ${senderId}`;
    if (!member) throw new Error("not a member");
    const [room] = await tx<{ seq: string }[]>`
      update rooms set last_seq = last_seq + 1, last_rev = last_rev + 1, last_activity_at = now()
      where id = ${roomId} returning last_seq as seq`;
    const seq = Number(room?.seq);
    const [row] = await tx<{ at: Date }[]>`
      insert into messages (room_id, seq, rev, id, sender_id, type, content)
      values (${roomId}, ${seq}, ${seq}, ${id}, ${senderId}, 'text', ${content}) returning created_at as at`;
    return { id, roomId, senderId, content, seq, createdAt: row?.at ?? new Date() };
  });

/** Does the same in one statement, which is its own transaction. */
export const inOneStatement: Insert = async (sql, { id, roomId, senderId, content }) => {
  const [row] = await sql<{ seq: string; at: Date }[]>`
    with bumped as (
      update rooms set last_seq = last_seq + 1, last_rev = last_rev + 1, last_activity_at = now()
      where id = ${roomId}
        and exists (select 1 from room_members where room_id = ${roomId} and user_id = ${senderId})
      returning last_seq, last_rev
    )
    insert into messages (room_id, seq, rev, id, sender_id, type, content)
    select ${roomId}, last_seq, last_rev, ${id}, ${senderId}, 'text', ${content} from bumped
    returning seq, created_at as at`;
  if (!row) throw new Error("not a member");
  return { id, roomId, senderId, content, seq: Number(row.seq), createdAt: row.at };
};

export const INSERTS = { transaction: inTransaction, statement: inOneStatement };
