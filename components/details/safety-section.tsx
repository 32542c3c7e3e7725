import { useState } from "react";
import { useTranslations } from "use-intl";
import { otherMember } from "@/components/people/other-member";
import { LazySafetyDialog } from "@/components/safety/lazy-safety-dialog";
import { useUnblock } from "@/components/safety/use-unblock";
import { Button } from "@/components/ui/button";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";

/** Blocks or reports the other member of a direct room. */
export function SafetySection({ room }: { room: Room }) {
  const t = useTranslations("safety");
  const me = useMe();
  const unblock = useUnblock();
  const [asking, setAsking] = useState<"block" | "report" | null>(null);
  const other = otherMember(room, me.id);
  if (!other) return null;
  const person = { id: other, name: room.title };
  return (
    <section aria-label={room.title} className="flex flex-wrap gap-2 py-6">
      {room.blocked ? (
        <Button variant="outline" onClick={() => unblock(person)}>
          {t("unblock")}
        </Button>
      ) : (
        <Button variant="danger" onClick={() => setAsking("block")}>
          {t("block")}
        </Button>
      )}
      <Button variant="danger" onClick={() => setAsking("report")}>
        {t("report")}
      </Button>
      {asking && <LazySafetyDialog what={asking} person={person} onClose={() => setAsking(null)} />}
    </section>
  );
}
