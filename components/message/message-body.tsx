import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { hasFiles } from "@/components/files/display-file";
import { FilesPlaceholder } from "@/components/files/files-placeholder";
import { useMessageFiles } from "@/components/files/use-message-files";
import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import { MessageText } from "./message-text";

const NOBODY: readonly string[] = [];

interface MessageBodyProps {
  message: LogMessage;
  large: boolean;
  tabIndex: 0 | -1;
  meta: ReactNode;
}

export function MessageBody({ message, large, tabIndex, meta }: MessageBodyProps) {
  const words = useTranslations("room");
  const stored = "seq" in message ? message : null;
  const MessageFiles = useMessageFiles(hasFiles(message));
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
  const text = <MessageText text={message.content} mentions={message.mentions ?? NOBODY} meta={meta} />;
  if (!hasFiles(message)) return text;
  return (
    <>
      {MessageFiles ? (
        <MessageFiles message={message} tabIndex={tabIndex} />
      ) : (
        <FilesPlaceholder message={message} />
      )}
      {/* As wide as what stands above it, and no wider. */}
      <div className="pt-1 contain-inline-size">
        {message.content === "" ? <p className="flow-root">{meta}</p> : text}
      </div>
    </>
  );
}
