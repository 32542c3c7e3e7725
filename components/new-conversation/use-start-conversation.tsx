import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { Kind } from "./kind";

const load = () => import("./new-conversation-dialog");
const NewConversationDialog = dynamic(() => load().then((module) => module.NewConversationDialog), {
  ssr: false,
});

/** The dialog of new conversations, loaded when it is first asked for. */
export function useStartConversation(): { open: (kind?: Kind) => void; dialog: ReactNode } {
  const [shown, setShown] = useState<Kind | null>(null);
  return {
    open: (kind = "person") => setShown(kind),
    dialog: shown && <NewConversationDialog initialKind={shown} onClose={() => setShown(null)} />,
  };
}
