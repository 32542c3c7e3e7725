import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";

const load = () => import("./new-conversation-dialog");
const NewConversationDialog = dynamic(() => load().then((module) => module.NewConversationDialog), {
  ssr: false,
});

export type Kind = "person" | "group";

/** The dialog of new conversations, loaded when it is first asked for. */
export function useStartConversation(): { open: (kind?: Kind) => void; dialog: ReactNode } {
  const [shown, setShown] = useState<Kind | null>(null);
  return {
    open: (kind = "person") => setShown(kind),
    dialog: shown && <NewConversationDialog initialKind={shown} onClose={() => setShown(null)} />,
  };
}
