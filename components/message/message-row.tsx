import { memo } from "react";
import { useTranslations } from "use-intl";
import { hasFiles } from "@/components/files/display-file";
import { useSelectedMessages } from "@/components/message/actions/message-commands-context";
import { useMessageInteractions } from "@/components/message/actions/use-message-interactions";
import { Avatar } from "@/components/people/avatar";
import { hueOf } from "@/components/people/hue";
import { cx } from "@/components/ui/cx";
import { lazyPart } from "@/components/ui/lazy-part";
import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import { useOptimisticMessage } from "@/lib/client/hooks/use-pending-changes";
import { useUser } from "@/lib/client/hooks/use-user";
import type { DeliveryStatus } from "./delivery-status-icon";
import { isEmojiOnly } from "./is-emoji-only";
import { MessageBody } from "./message-body";
import { MessageMeta } from "./message-meta";

const MessageToolbar = lazyPart(
  async () => (await import("@/components/message/actions/message-toolbar")).MessageToolbar,
);
const Reactions = lazyPart(
  async () => (await import("./reactions")).Reactions,
  () => <div className="-mt-1 h-6.5" />,
);
const SelectionCheckbox = lazyPart(
  async () => (await import("@/components/message/actions/selection-checkbox")).SelectionCheckbox,
);
const Quote = lazyPart(
  async () => (await import("./quote")).Quote,
  () => <div className="mb-1 h-11 min-w-24 rounded-md bg-track/70" />,
);
/** The placeholder has the card's height, so that nothing moves when the code loads. */
const LinkPreviewCard = lazyPart(
  async () => (await import("./link-preview-card")).LinkPreviewCard,
  ({ message }) => message.preview && <div className="my-1 h-[4.5rem] w-80 max-w-full" />,
);
const SendFailure = lazyPart(async () => (await import("./send-failure")).SendFailure);

interface MessageRowProps {
  message: LogMessage;
  firstInRun: boolean;
  lastInRun: boolean;
  group: boolean;
  /** Whether this room has link previews. */
  linkPreviewsEnabled: boolean;
  /** Null for a message of another user. */
  deliveryStatus: DeliveryStatus | null;
  /** All messages share one tab stop; the arrow keys move between them. */
  tabIndex: 0 | -1;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { firstInRun, lastInRun, group, linkPreviewsEnabled, deliveryStatus, tabIndex } = props;
  const t = useTranslations("room");
  const [confirmed, pending] = "seq" in props.message ? [props.message, null] : [undefined, props.message];
  const stored = useOptimisticMessage(confirmed);
  const message = pending ?? stored;
  const own = deliveryStatus !== null;
  const senderId = own ? null : (stored?.senderId ?? null);
  const sender = useUser(senderId);
  const { toolbarVisible, handlers } = useMessageInteractions(stored);
  const selecting = useSelectedMessages() !== null;
  // Hidden optimistically: the row leaves the timeline once the server has confirmed it.
  if (!message) return null;

  const author = own ? t("you") : senderId === null ? t("gone") : (sender?.name ?? "…");
  const showsAuthor = group && !own;
  const deleted = stored?.deletedAt !== null && stored !== null;
  const emojiOnly = !deleted && !message.replyTo && !hasFiles(message) && isEmojiOnly(message.content);
  return (
    <article
      {...handlers}
      tabIndex={tabIndex}
      data-line={message.id}
      data-seq={stored?.seq}
      className={cx(
        "group/message relative flex items-end gap-2 pointer-coarse:select-none",
        firstInRun ? "pt-3" : "pt-0.5",
        own && "flex-col gap-0",
        selecting && "ps-9",
      )}
    >
      {showsAuthor && (
        <span className="w-7 shrink-0">
          {lastInRun && (
            <Avatar id={senderId ?? ""} name={author} image={sender?.image ?? null} size="small" />
          )}
        </span>
      )}
      <div className={cx("flex max-w-[min(86%,38rem)] min-w-0 flex-col", own ? "items-end" : "items-start")}>
        <div
          data-bubble
          className={cx(
            "relative max-w-full min-w-0",
            !emojiOnly && "rounded-bubble px-3 py-1.5",
            !emojiOnly && (own ? "bg-tint" : "bg-surface inset-ring inset-ring-seam"),
            emojiOnly && own && "flex flex-col items-end",
            !emojiOnly && lastInRun && (own ? "rounded-ee-sm" : "rounded-es-sm"),
          )}
        >
          {toolbarVisible && stored && <MessageToolbar message={stored} own={own} />}
          {showsAuthor && firstInRun ? (
            <p
              data-hue={hueOf(senderId ?? "")}
              className={cx("truncate text-meta font-semibold text-hue-name", hasFiles(message) && "mb-1")}
            >
              <bdi>{author}</bdi>
            </p>
          ) : (
            <p className="sr-only">{author}</p>
          )}
          {message.replyTo && !deleted && (
            <Quote roomId={message.roomId} messageId={message.replyTo} tabIndex={tabIndex} />
          )}
          {!deleted && mayHaveLinkPreview(message) && (
            <LinkPreviewCard message={message} previewsEnabled={linkPreviewsEnabled} tabIndex={tabIndex} />
          )}
          <MessageBody
            message={message}
            emojiOnly={emojiOnly}
            tabIndex={tabIndex}
            meta={<MessageMeta message={message} deliveryStatus={deliveryStatus} below={emojiOnly} />}
          />
        </div>
        {stored && stored.reactions.length > 0 && (
          <Reactions message={stored} own={own} tabIndex={tabIndex} />
        )}
      </div>
      {pending?.state === "failed" && <SendFailure pending={pending} />}
      {selecting && stored && <SelectionCheckbox message={stored} />}
    </article>
  );
});

function mayHaveLinkPreview(message: LogMessage): boolean {
  return ("preview" in message && message.preview !== undefined) || /https?:|www\./i.test(message.content);
}
