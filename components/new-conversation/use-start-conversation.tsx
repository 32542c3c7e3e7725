import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";

const load = () => import("./new-conversation-dialog");
const NewConversationDialog = dynamic(() => load().then((module) => module.NewConversationDialog), {
  ssr: false,
});

/** The dialog of new conversations, loaded when it is first asked for. */
export function useStartConversation(): { open: () => void; dialog: ReactNode } {
  const [shown, setShown] = useState(false);
  return {
    open: () => setShown(true),
    dialog: shown && <NewConversationDialog onClose={() => setShown(false)} />,
  };
}
