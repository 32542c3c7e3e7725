import { memo } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import { hueOf } from "@/components/people/hue";
import { cx } from "@/components/ui/cx";
import { useUser } from "@/lib/client/hooks/use-user";
import { FailedNote } from "./failed-note";
import { isEmojiOnly } from "./is-emoji-only";
import { MessageBody } from "./message-body";
import { MessageMeta } from "./message-meta";
import type { TickState } from "./tick";
import type { Said } from "./timeline";

interface MessageRowProps {
  message: Said;
  first: boolean;
  last: boolean;
  group: boolean;
  /** Of an own message; null for another's. */
  tick: TickState | null;
  /** Messages are one stop of the Tab key together; the arrow keys move between them. */
  tabIndex: 0 | -1;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, first, last, group, tick, tabIndex } = props;
  const words = useTranslations("room");
  const [stored, pending] = "seq" in message ? [message, null] : [null, message];
  const own = tick !== null;
  const senderId = own ? null : (stored?.senderId ?? null);
  const sender = useUser(senderId);
  const author = own ? words("you") : senderId === null ? words("gone") : (sender?.name ?? "…");
  const faced = group && !own;
  const large = !stored?.deletedAt && isEmojiOnly(message.content);
  return (
    <article
      tabIndex={tabIndex}
      data-line={message.id}
      data-seq={stored?.seq}
      className={cx("flex items-end gap-2", first ? "mt-3" : "mt-0.5", own && "flex-col gap-0")}
    >
      {faced && (
        <span className="w-7 shrink-0">
          {last && <Avatar id={senderId ?? ""} name={author} image={sender?.image} size="small" />}
        </span>
      )}
      <div
        className={cx(
          "max-w-[min(86%,38rem)] min-w-0",
          !large && "rounded-bubble px-3 py-1.5",
          !large && (own ? "bg-tint" : "bg-surface inset-ring inset-ring-seam"),
          large && own && "flex flex-col items-end",
          !large && last && (own ? "rounded-ee-sm" : "rounded-es-sm"),
        )}
      >
        {faced && first ? (
          <p data-hue={hueOf(senderId ?? "")} className="truncate text-meta font-semibold text-hue-name">
            <bdi>{author}</bdi>
          </p>
        ) : (
          <p className="sr-only">{author}</p>
        )}
        <MessageBody
          message={message}
          large={large}
          meta={<MessageMeta message={message} tick={tick} below={large} />}
        />
      </div>
      {pending?.state === "failed" && <FailedNote pending={pending} />}
    </article>
  );
});
