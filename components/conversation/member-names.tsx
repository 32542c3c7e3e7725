import { useFormatter, useTranslations } from "use-intl";
import { useUser } from "@/lib/client/hooks/use-user";
import type { Member } from "@/lib/contract/rooms";

/** Max members listed by name, which fills a header line. Larger groups show their count. */
const MAX_NAMES = 8;

interface MemberNamesProps {
  members: Member[];
  meId: string;
}

export function MemberNames({ members, meId }: MemberNamesProps) {
  const t = useTranslations("room");
  const format = useFormatter();
  const others = members.filter((member) => member.userId !== meId);
  if (others.length > MAX_NAMES) return <MemberCount count={members.length} />;
  return format.list([
    ...others.map((member) => <MemberName key={member.userId} userId={member.userId} />),
    <span key={meId}>{t("youInList")}</span>,
  ]);
}

function MemberCount({ count }: { count: number }) {
  const t = useTranslations("room");
  return <span suppressHydrationWarning>{t("members", { count })}</span>;
}

function MemberName({ userId }: { userId: string }) {
  const user = useUser(userId);
  return <bdi>{user?.name ?? "…"}</bdi>;
}
