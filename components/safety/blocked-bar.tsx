import { useTranslations } from "use-intl";
import { otherMember } from "@/components/people/other-member";
import { Button } from "@/components/ui/button";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";
import { useUnblock } from "./use-unblock";

/** Replaces the composer in a direct room for the user who blocked the other. */
export function BlockedBar({ room }: { room: Room }) {
  const t = useTranslations("safety");
  const me = useMe();
  const unblock = useUnblock();
  const other = otherMember(room, me.id);
  return (
    <div className="mx-auto flex w-full max-w-log shrink-0 flex-wrap items-center justify-center gap-x-4 gap-y-2 border-t border-hairline px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5">
      <p className="min-w-0 text-ink-soft [overflow-wrap:anywhere]">
        {t("youBlocked", { name: room.title })}
      </p>
      {other && (
        <Button variant="outline" size="small" onClick={() => unblock({ id: other, name: room.title })}>
          {t("unblock")}
        </Button>
      )}
    </div>
  );
}
