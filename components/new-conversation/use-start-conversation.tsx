import { type ReactNode, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ConversationKind } from "./new-conversation-dialog";

const NewConversationDialog = lazyPart(
  async () => (await import("./new-conversation-dialog")).NewConversationDialog,
);

/** The dialog of new conversations, loaded when it is first asked for. */
export function useStartConversation(): { open: (kind?: ConversationKind) => void; dialog: ReactNode } {
  const [shown, setShown] = useState<ConversationKind | null>(null);
  return {
    open: (kind = "person") => setShown(kind),
    dialog: shown && <NewConversationDialog initialKind={shown} onClose={() => setShown(null)} />,
  };
}
