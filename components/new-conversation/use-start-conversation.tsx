import { type ReactNode, useState } from "react";
import { laterPart } from "@/components/ui/lazy-part";
import type { Kind } from "./kind";

const NewConversationDialog = laterPart(
  async () => (await import("./new-conversation-dialog")).NewConversationDialog,
);

/** The dialog of new conversations, loaded when it is first asked for. */
export function useStartConversation(): { open: (kind?: Kind) => void; dialog: ReactNode } {
  const [shown, setShown] = useState<Kind | null>(null);
  return {
    open: (kind = "person") => setShown(kind),
    dialog: shown && <NewConversationDialog initialKind={shown} onClose={() => setShown(null)} />,
  };
}
