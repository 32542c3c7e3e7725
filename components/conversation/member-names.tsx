import { useFormatter, useTranslations } from "use-intl";
import { useUser } from "@/lib/client/hooks/use-user";
import type { Member } from "@/lib/contract/rooms";

/** Enough to fill the line of a header; the rest is a number. */
const NAMED = 8;

interface MemberNamesProps {
  members: Member[];
  meId: string;
}

export function MemberNames({ members, meId }: MemberNamesProps) {
  const words = useTranslations("room");
  const format = useFormatter();
  const others = members.filter((member) => member.userId !== meId);
  if (others.length > NAMED) return <MemberCount count={members.length} />;
  return format.list([
    ...others.map((member) => <MemberName key={member.userId} userId={member.userId} />),
    <span key={meId}>{words("youInList")}</span>,
  ]);
}

function MemberCount({ count }: { count: number }) {
  const words = useTranslations("room");
  return <span suppressHydrationWarning>{words("members", { count })}</span>;
}

function MemberName({ userId }: { userId: string }) {
  const user = useUser(userId);
  return <bdi>{user?.name ?? "…"}</bdi>;
}
