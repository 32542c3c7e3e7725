import type { Message } from "@/lib/contract/messages";
import { useGroupEventText } from "./use-group-event-text";

export function SystemMessageRow({ message, tabIndex }: { message: Message; tabIndex: 0 | -1 }) {
  const groupEventText = useGroupEventText();
  return (
    <article
      tabIndex={tabIndex}
      data-line={message.id}
      data-seq={message.seq}
      className="mx-auto my-3 max-w-[34rem] px-4 text-center text-meta text-ink-soft text-balance"
    >
      <p dir="auto">{message.event ? groupEventText(message.event) : message.content}</p>
    </article>
  );
}
