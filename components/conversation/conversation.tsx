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

const PinnedBar = lazyPart(
  async () => (await import("./pinned-messages-bar")).PinnedMessagesBar,
  () => <div className="h-12 shrink-0 border-b border-hairline bg-margin" />,
);

const MissingNote = lazyPart(async () => (await import("./message-not-found-bar")).MessageNotFoundBar);

const RoomBeginning = lazyPart(async () => (await import("./log/room-beginning")).RoomBeginning);
const LatestButton = lazyPart(async () => (await import("./log/jump-to-latest-button")).JumpToLatestButton);

const AHEAD = { older: "150% 0px 0px", newer: "0px 0px 150%" };
const END: ScrollTarget = { kind: "end" };

interface ConversationProps {
  room: Room;
  conversation: ReturnType<typeof useConversation>;
  opening: UnreadSnapshot;
  opensAt: ScrollTarget;
  /** The room may open anew elsewhere: what shows until then has not been read. */
  passing: boolean;
  /** The seq that the address names, null for none. */
  linked: number | null;
}

/** The log and the composer of a room that is loaded. */
export function Conversation(props: ConversationProps) {
  const { room, conversation, opening, opensAt, passing, linked } = props;
  const { messages, pending, hasOlder, hasNewer, loadOlder, loadNewer } = conversation;
  const me = useMe();
  const zone = useUserTimeZone();
  const lines = useMemo(
    () => buildTimeline({ messages, pending, hasOlder, hasNewer, meId: me.id, opening, zone }),
    [messages, pending, hasOlder, hasNewer, me.id, opening, zone],
  );
  const [first, last] = [messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0];
  const view: LoadedWindow = { items: lines, firstSeq: first, lastSeq: last, hasOlder, hasNewer };
  const [focused, setFocused] = useState<string | null>(null);
  const held = focused === null ? -1 : lines.findIndex((line) => line.key === focused);

  const { travel, arrive, marked, missing, closeMissing, travelling } = useJumpToMessage(conversation, view);
  const scroll = useLogScroll({ view, opensAt, held, onShown: arrive });
  const goTo = (goal: ScrollTarget) => travel(goal, scroll.scrollTo);
  const toEnd = () => goTo(END);
  const jump = useLatest((seq: number) => goTo({ kind: "message", seq }));

  // The address may name another message while the room is open; so may what stands beside the conversation.
  const wish = useJumpRequest();
  const [arrived] = useState({ linked, wish });
  const onLinked = useEffectEvent(() => {
    if (linked === null || linked === arrived.linked || linked === wish?.seq) return;
    // The address may be further on than what this was drawn with.
    if (seqInUrl() === String(linked)) jump(linked);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the address names another one
  useEffect(() => onLinked(), [linked]);
  useEffect(() => {
    if (wish && wish !== arrived.wish) jump(wish.seq);
  }, [wish, arrived, jump]);

  const older = useLoadMore({
    scroller: scroll.scroller,
    margin: AHEAD.older,
    seq: first,
    more: hasOlder && !travelling,
    load: loadOlder,
  });
  const newer = useLoadMore({
    scroller: scroll.scroller,
    margin: AHEAD.newer,
    seq: last,
    more: hasNewer && !travelling,
    load: loadNewer,
  });
  const roving = useRovingFocus({ lines, list: scroll.list, at: held, onMove: setFocused, toEnd });
  const { seen, watch } = useReadTracking(room.id, scroll.scroller, !passing);
  const newsFrom = useAnnouncedFromSeq({ last, hasNewer, following: !scroll.awayFromEnd });
  const top = scroll.list ? lines[scroll.list.range?.startIndex ?? 0] : undefined;

  return (
    <JumpContext value={jump}>
      <MessageActionsProvider room={room}>
        <FileDropZone>
          {room.pins.length > 0 && <PinnedBar room={room} />}
          {missing && <MissingNote onClose={closeMissing} />}
          <div className="relative flex min-h-0 flex-1 flex-col">
            <MessageLog
              room={room}
              lines={lines}
              scroll={scroll}
              older={older}
              newer={newer}
              roving={roving}
              current={held}
              marked={marked}
              newsFrom={newsFrom}
              watch={watch}
              beginning={!hasOlder && <RoomBeginning room={room} alone={lines.length === 0} />}
            />
            {top && top.kind !== "day" && (
              <FloatingDay at={top.at} onJump={(at) => goTo({ kind: "time", at })} />
            )}
            {(scroll.awayFromEnd || hasNewer) && (
              <LatestButton
                unseen={hasNewer ? room.unread : countUnseen(messages, seen, me.id)}
                onClick={toEnd}
              />
            )}
          </div>
          <Composer room={room} onSent={toEnd} />
        </FileDropZone>
      </MessageActionsProvider>
    </JumpContext>
  );
}

/** The same function for as long as the component lives, which calls the latest one. */
function useLatest<Args extends unknown[]>(call: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  const [stable] = useState(
    () =>
      (...args: Args) =>
        latest.current(...args),
  );
  return stable;
}
