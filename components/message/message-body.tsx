import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { hasFiles } from "@/components/files/display-file";
import { FilesPlaceholder } from "@/components/files/files-placeholder";
import { createLazyHook } from "@/components/ui/lazy-part";
import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import { MessageText } from "./message-text";

/** Returns the MessageFiles component once a message has files and its code has loaded. */
const useMessageFiles = createLazyHook(
  async () => (await import("@/components/files/message-files")).MessageFiles,
);

const NO_MENTIONS: readonly string[] = [];

interface MessageBodyProps {
  message: LogMessage;
  emojiOnly: boolean;
  tabIndex: 0 | -1;
  meta: ReactNode;
}

export function MessageBody({ message, emojiOnly, tabIndex, meta }: MessageBodyProps) {
  const t = useTranslations("room");
  const stored = "seq" in message ? message : null;
  const MessageFiles = useMessageFiles(hasFiles(message));
  if (stored?.deletedAt) {
    return (
      <p className="text-ink-soft italic">
        {t("deleted")}
        {meta}
      </p>
    );
  }
  if (emojiOnly) {
    return (
      <>
        <p className="text-[2.75rem] leading-[3.25rem]">{message.content}</p>
        {meta}
      </>
    );
  }
  const text = <MessageText text={message.content} mentions={message.mentions ?? NO_MENTIONS} meta={meta} />;
  if (!hasFiles(message)) return text;
  return (
    <>
      {MessageFiles ? (
        <MessageFiles message={message} tabIndex={tabIndex} />
      ) : (
        <FilesPlaceholder message={message} />
      )}
      {/* contain-inline-size keeps the text from making the bubble wider than its files. */}
      <div className="pt-1 contain-inline-size">
        {message.content === "" ? <p className="flow-root">{meta}</p> : text}
      </div>
    </>
  );
}
