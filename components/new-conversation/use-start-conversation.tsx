import { type ReactNode, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ConversationKind } from "./new-conversation-dialog";

const NewConversationDialog = lazyPart(
  async () => (await import("./new-conversation-dialog")).NewConversationDialog,
);

/** Returns the new-conversation dialog, whose code loads on first use, and a function that opens it. */
export function useStartConversation(): { open: (kind?: ConversationKind) => void; dialog: ReactNode } {
  const [shown, setShown] = useState<ConversationKind | null>(null);
  return {
    open: (kind = "person") => setShown(kind),
    dialog: shown && <NewConversationDialog initialKind={shown} onClose={() => setShown(null)} />,
  };
}
