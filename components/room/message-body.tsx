import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { MessageText } from "./message-text";
import type { Said } from "./timeline";

const NOBODY: readonly string[] = [];

interface MessageBodyProps {
  message: Said;
  large: boolean;
  meta: ReactNode;
}

export function MessageBody({ message, large, meta }: MessageBodyProps) {
  const words = useTranslations("room");
  const stored = "seq" in message ? message : null;
  if (stored?.deletedAt) {
    return (
      <p className="text-ink-soft italic">
        {words("deleted")}
        {meta}
      </p>
    );
  }
  if (large) {
    return (
      <>
        <p className="text-[2.75rem] leading-[3.25rem]">{message.content}</p>
        {meta}
      </>
    );
  }
  if (message.content === "" && stored && stored.type !== "text" && stored.type !== "system") {
    return (
      <p className="text-ink-soft">
        {words(stored.type)}
        {meta}
      </p>
    );
  }
  return <MessageText text={message.content} mentions={message.mentions ?? NOBODY} meta={meta} />;
}
