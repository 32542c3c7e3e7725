import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { FileDropZone } from "@/components/composer/file-drop-zone";
import { useUserTimeZone } from "@/components/i18n/use-user-time-zone";
import { MessageActionsProvider } from "@/components/message/actions/message-actions-provider";
import { lazyPart } from "@/components/ui/lazy-part";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";
import { seqInUrl } from "@/lib/shared/page-urls";
import { Composer } from "../composer/composer";
import { JumpContext } from "../message/jump-context";
import { useJumpRequest } from "./jump-request-context";
import { countUnseen } from "./log/count-unseen";
import { FloatingDay } from "./log/floating-day";
import { MessageLog } from "./log/message-log";
import type { LoadedWindow, ScrollTarget } from "./log/scroll-target";
import { buildTimeline, type UnreadSnapshot } from "./log/timeline";
import { useAnnouncedFromSeq } from "./log/use-announced-from-seq";
import { useJumpToMessage } from "./log/use-jump-to-message";
import { useLoadMore } from "./log/use-load-more";
import { useLogScroll } from "./log/use-log-scroll";
import { useReadTracking } from "./log/use-read-tracking";
import { useRovingFocus } from "./log/use-roving-focus";

const PinnedMessagesBar = lazyPart(
  async () => (await import("./pinned-messages-bar")).PinnedMessagesBar,
  () => <div className="h-12 shrink-0 border-b border-hairline bg-margin" />,
);

const MessageNotFoundBar = lazyPart(async () => (await import("./message-not-found-bar")).MessageNotFoundBar);

const RoomBeginning = lazyPart(async () => (await import("./log/room-beginning")).RoomBeginning);
const JumpToLatestButton = lazyPart(
  async () => (await import("./log/jump-to-latest-button")).JumpToLatestButton,
);

const LOAD_AHEAD_MARGIN = { older: "150% 0px 0px", newer: "0px 0px 150%" };
const END: ScrollTarget = { kind: "end" };

interface ConversationProps {
  room: Room;
  conversation: ReturnType<typeof useConversation>;
  unreadSnapshot: UnreadSnapshot;
  initialTarget: ScrollTarget;
  /** The room may reopen at another target. Until then nothing is marked as read. */
  provisional: boolean;
  /** The seq in the page's URL, null for none. */
  linkedSeq: number | null;
}

/** The log and the composer of a loaded room. */
export function Conversation(props: ConversationProps) {
  const { room, conversation, unreadSnapshot, initialTarget, provisional, linkedSeq } = props;
  const { messages, pending, hasOlder, hasNewer, loadOlder, loadNewer } = conversation;
  const me = useMe();
  const zone = useUserTimeZone();
  const items = useMemo(
    () =>
      buildTimeline({ messages, pending, hasOlder, hasNewer, meId: me.id, opening: unreadSnapshot, zone }),
    [messages, pending, hasOlder, hasNewer, me.id, unreadSnapshot, zone],
  );
  const [firstSeq, lastSeq] = [messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0];
  const loadedWindow: LoadedWindow = { items, firstSeq, lastSeq, hasOlder, hasNewer };
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const focusedIndex = focusedKey === null ? -1 : items.findIndex((item) => item.key === focusedKey);

  const {
    travel: jumpTo,
    arrive: onTargetShown,
    marked: highlightedSeq,
    missing: messageNotFound,
    closeMissing: dismissNotFound,
    travelling: jumping,
  } = useJumpToMessage(conversation, loadedWindow);
  const scroll = useLogScroll({
    view: loadedWindow,
    opensAt: initialTarget,
    held: focusedIndex,
    onShown: onTargetShown,
  });
  const showTarget = (target: ScrollTarget) => jumpTo(target, scroll.scrollTo);
  const jumpToEnd = () => showTarget(END);
  const jump = useStableCallback((seq: number) => showTarget({ kind: "message", seq }));

  // The URL or a side panel may ask for another message while the room is open.
  const jumpRequest = useJumpRequest();
  const [initial] = useState({ linkedSeq, jumpRequest });
  const onLinkedSeqChange = useEffectEvent(() => {
    if (linkedSeq === null || linkedSeq === initial.linkedSeq || linkedSeq === jumpRequest?.seq) return;
    // The URL may be ahead of the search params that this rendered with.
    if (seqInUrl() === String(linkedSeq)) jump(linkedSeq);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever the URL names another seq
  useEffect(() => onLinkedSeqChange(), [linkedSeq]);
  useEffect(() => {
    if (jumpRequest && jumpRequest !== initial.jumpRequest) jump(jumpRequest.seq);
  }, [jumpRequest, initial, jump]);

  const older = useLoadMore({
    scroller: scroll.scroller,
    margin: LOAD_AHEAD_MARGIN.older,
    seq: firstSeq,
    more: hasOlder && !jumping,
    load: loadOlder,
  });
  const newer = useLoadMore({
    scroller: scroll.scroller,
    margin: LOAD_AHEAD_MARGIN.newer,
    seq: lastSeq,
    more: hasNewer && !jumping,
    load: loadNewer,
  });
  const roving = useRovingFocus({
    lines: items,
    list: scroll.list,
    at: focusedIndex,
    onMove: setFocusedKey,
    toEnd: jumpToEnd,
  });
  const { seen: lastSeenSeq, watch: observe } = useReadTracking(room.id, scroll.scroller, !provisional);
  const announcedFromSeq = useAnnouncedFromSeq({ last: lastSeq, hasNewer, following: !scroll.awayFromEnd });
  const topItem = scroll.list ? items[scroll.list.range?.startIndex ?? 0] : undefined;

  return (
    <JumpContext value={jump}>
      <MessageActionsProvider room={room}>
        <FileDropZone>
          {room.pins.length > 0 && <PinnedMessagesBar room={room} />}
          {messageNotFound && <MessageNotFoundBar onClose={dismissNotFound} />}
          <div className="relative flex min-h-0 flex-1 flex-col">
            <MessageLog
              room={room}
              lines={items}
              scroll={scroll}
              older={older}
              newer={newer}
              roving={roving}
              current={focusedIndex}
              marked={highlightedSeq}
              newsFrom={announcedFromSeq}
              watch={observe}
              beginning={!hasOlder && <RoomBeginning room={room} alone={items.length === 0} />}
            />
            {topItem && topItem.kind !== "day" && (
              <FloatingDay at={topItem.at} onJump={(at) => showTarget({ kind: "time", at })} />
            )}
            {(scroll.awayFromEnd || hasNewer) && (
              <JumpToLatestButton
                unseen={hasNewer ? room.unread : countUnseen(messages, lastSeenSeq, me.id)}
                onClick={jumpToEnd}
              />
            )}
          </div>
          <Composer room={room} onSent={jumpToEnd} />
        </FileDropZone>
      </MessageActionsProvider>
    </JumpContext>
  );
}

/** Returns a function that stays the same for the component's lifetime and calls the latest callback. */
function useStableCallback<Args extends unknown[]>(
  callback: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  const [stable] = useState(
    () =>
      (...args: Args) =>
        latest.current(...args),
  );
  return stable;
}
