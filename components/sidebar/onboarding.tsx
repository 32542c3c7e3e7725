import { Link2, MessageCirclePlus, UserSearch, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ConversationKind } from "@/components/new-conversation/new-conversation-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { showToast } from "@/components/ui/show-toast";

interface OnboardingProps {
  onStart: (kind: ConversationKind) => void;
  /** Whether anyone with an email address can sign up here. */
  signUpOpen: boolean;
}

/** Shows the first steps to a user without rooms: find a person, create a group, copy an invitation. */
export function Onboarding({ onStart, signUpOpen }: OnboardingProps) {
  const t = useTranslations("sidebar");
  const copyInvite = async () => {
    const address = `${window.location.origin}/sign-up`;
    await navigator.clipboard.writeText(address).then(
      () => showToast(t("inviteCopied"), { look: "success" }),
      // Without clipboard permission, show the URL for manual copying.
      () => showToast(address),
    );
  };
  return (
    <EmptyState
      icon={<MessageCirclePlus />}
      title={t("emptyTitle")}
      lead={t("emptyLead")}
      action={
        <div className="flex w-64 flex-col gap-2">
          <Step icon={<UserSearch />} onClick={() => onStart("person")}>
            {t("emptyAction")}
          </Step>
          <Step icon={<UsersRound />} onClick={() => onStart("group")}>
            {t("createGroup")}
          </Step>
          {signUpOpen && (
            <Step icon={<Link2 />} onClick={() => void copyInvite()}>
              {t("copyInvite")}
            </Step>
          )}
        </div>
      }
    />
  );
}

function Step({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-12 items-center gap-3 rounded-xl border border-edge bg-surface px-4 py-2 text-start font-medium hover:bg-hover"
    >
      <span aria-hidden className="shrink-0 text-accent [&_svg]:size-5">
        {icon}
      </span>
      {children}
    </button>
  );
}
