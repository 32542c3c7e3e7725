import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";
import { ConfirmButton, ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useGroupActions } from "@/lib/client/hooks/use-group-actions";
import type { MemberRole, Room } from "@/lib/contract/rooms";

/** Buttons to leave the group and, for an owner, to delete it. Both ask for confirmation. */
export function DangerSection({ room, role }: { room: Room; role: MemberRole }) {
  const t = useTranslations("details");
  const errorText = useErrorText();
  const router = useRouter();
  const { leave, deleteGroup } = useGroupActions(room.id);
  const [asking, setAsking] = useState<"leave" | "delete" | null>(null);
  const run = async (work: () => Promise<void>) => {
    try {
      await work();
      router.push("/rooms");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorText(error), { look: "error" });
    }
  };
  return (
    <section aria-label={t("wayOut")} className="flex flex-wrap gap-2 py-6">
      <Button variant="danger" onClick={() => setAsking("leave")}>
        {t("leave")}
      </Button>
      {role === "owner" && (
        <Button variant="danger" onClick={() => setAsking("delete")}>
          {t("delete")}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t(asking === "leave" ? "leaveTitle" : "deleteTitle", { title: room.title })}
          lead={t(asking === "leave" ? "leaveLead" : "deleteLead")}
          onClose={() => setAsking(null)}
        >
          <ConfirmButton look="danger" onClick={() => run(asking === "leave" ? leave : deleteGroup)}>
            {t(asking)}
          </ConfirmButton>
        </ConfirmDialog>
      )}
    </section>
  );
}
