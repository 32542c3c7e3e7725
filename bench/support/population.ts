import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { sealSessionToken } from "@/lib/server/accounts/auth/session-token";

export interface Person {
  userId: string;
  sessionId: string;
}

/** Rooms by the positions of their members in `people`. */
export interface Population {
  people: Person[];
  rooms: { id: string; members: number[] }[];
}

/** People 0 and 1, 2 and 3, … in a direct room each; or all of them in one group. */
export function planPopulation(people: number, rooms: "pairs" | "one"): Population {
  const size = rooms === "pairs" ? 2 : people;
  return {
    people: Array.from({ length: people }, () => ({ userId: uuidv7(), sessionId: uuidv7() })),
    rooms: Array.from({ length: Math.floor(people / size) }, (_, room) => ({
      id: uuidv7(),
      members: Array.from({ length: size }, (_, member) => room * size + member),
    })),
  };
}

/** Writes a population straight into the database at `url`. */
export async function insertPopulation(url: string, { people, rooms }: Population): Promise<void> {
  const sql = postgres(url, { max: 1 });
  const userIds = people.map((person) => person.userId);
  const kind = (members: number[]) => (members.length === 2 ? "direct" : "group");
  const memberships = rooms.flatMap((room) =>
    room.members.map((member) => [room.id, userIds[member] ?? ""] as const),
  );
  await sql`insert into users (id, name, email)
    select id, 'Bench', id || '@example.com' from unnest(${userIds}::uuid[]) as t(id)`;
  await sql`insert into sessions (id, user_id, expires_at, user_agent)
    select id, user_id, now() + interval '1 day', 'bench'
    from unnest(${people.map((person) => person.sessionId)}::uuid[], ${userIds}::uuid[]) as t(id, user_id)`;
  await sql`insert into rooms (id, kind)
    select * from unnest(${rooms.map((room) => room.id)}::uuid[], ${rooms.map((room) => kind(room.members))}::text[])`;
  await sql`insert into room_members (room_id, user_id, role)
    select room_id, user_id, 'member' from unnest(
      ${memberships.map(([roomId]) => roomId)}::uuid[], ${memberships.map(([, userId]) => userId)}::uuid[]
    ) as t(room_id, user_id)`;
  await sql.unsafe("vacuum analyze");
  await sql.end();
}

/** Returns each user's credentials for the handshake. */
export function sealCredentials({ people }: Population): Promise<{ token: string; userId: string }[]> {
  return Promise.all(
    people.map(async ({ userId, sessionId }) => ({
      userId,
      token: await sealSessionToken({ sub: userId, sid: sessionId }),
    })),
  );
}
