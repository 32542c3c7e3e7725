import { useVirtualizer } from "@tanstack/react-virtual";
import { UserPlus } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { normalizeText } from "@/components/i18n/normalize-text";
import { Button } from "@/components/ui/button";
import { useUsers } from "@/lib/client/hooks/use-users";
import type { Member, MemberRole, Room } from "@/lib/contract/rooms";
import { AddMembersDialog } from "./add-members-dialog";
import { MemberRow } from "./member-row";

const ROW_PX = 56;
/** Max members without a search field. */
const MIN_MEMBERS_FOR_SEARCH = 8;
const RANK: Record<MemberRole, number> = { owner: 0, admin: 1, member: 2 };

/** All members in a virtual list, which renders only those near the viewport. */
export function MembersSection({ room, role }: { room: Room; role: MemberRole }) {
  const t = useTranslations("details");
  const id = useId();
  const [query, setQuery] = useState("");
  const [adding, setAdding] = useState(false);
  const users = useUsers(room.members.map((member) => member.userId));
  const names = new Map(users.map((user) => [user?.id, user?.name ?? ""]));
  const nameOf = (member: Member) => names.get(member.userId) ?? "";
  const shown = room.members
    .filter((member) => normalizeText(nameOf(member)).includes(normalizeText(query.trim())))
    .sort((a, b) => RANK[a.role] - RANK[b.role] || nameOf(a).localeCompare(nameOf(b)));
  const scroller = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    initialRect: { width: 320, height: 448 },
  });
  const rows = virtual.getVirtualItems();
  return (
    <section aria-labelledby={id} className="py-6">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h3 id={id} className="font-semibold">
          {t("members", { count: room.members.length })}
        </h3>
        {role !== "member" && (
          <Button variant="plain" size="small" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden className="size-4" />
            {t("add")}
          </Button>
        )}
      </div>
      {room.members.length > MIN_MEMBERS_FOR_SEARCH && (
        <input
          type="search"
          aria-label={t("searchMembers")}
          placeholder={t("searchMembers")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="mb-2 h-9 w-full rounded-lg border border-edge bg-surface px-3"
        />
      )}
      <ul ref={scroller} aria-labelledby={id} className="-mx-2 max-h-112 overflow-y-auto">
        <li role="presentation" aria-hidden style={{ height: rows[0]?.start ?? 0 }} />
        {rows.map(({ index }) => {
          const member = shown[index];
          return (
            member && (
              <MemberRow
                key={member.userId}
                room={room}
                member={member}
                role={role}
                size={shown.length}
                index={index}
              />
            )
          );
        })}
        <li
          role="presentation"
          aria-hidden
          style={{ height: virtual.getTotalSize() - (rows.at(-1)?.end ?? 0) }}
        />
      </ul>
      {shown.length === 0 && <p className="text-meta text-ink-soft">{t("noMember")}</p>}
      {adding && <AddMembersDialog room={room} onClose={() => setAdding(false)} />}
    </section>
  );
}
