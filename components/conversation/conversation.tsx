import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { FileIntake } from "@/components/composer/file-drop-zone";
import { useZone } from "@/components/i18n/use-user-time-zone";
import { MessageDesk } from "@/components/message/actions/message-actions-provider";
import { addressedSeq } from "@/components/search/urls";
import { laterPart } from "@/components/ui/lazy-part";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";
import { Composer } from "../composer/composer";
import { JumpContext } from "../message/jump-context";
import { useWish } from "./jump-request-context";
import { countUnseen } from "./log/count-unseen";
import { FloatingDay } from "./log/floating-day";
import { MessageLog } from "./log/message-log";
import type { Goal, View } from "./log/scroll-target";
import { type Opening, timeline } from "./log/timeline";
import { useNews } from "./log/use-announced-from-seq";
import { useTravel } from "./log/use-jump-to-message";
import { useEdge } from "./log/use-load-more";
import { useLogScroll } from "./log/use-log-scroll";
import { useSeen } from "./log/use-read-tracking";
import { useRoving } from "./log/use-roving-focus";

const PinnedBar = laterPart(
  async () => (await import("./pinned-messages-bar")).PinnedBar,
  () => <div className="h-12 shrink-0 border-b border-hairline bg-margin" />,
);

const MissingNote = laterPart(async () => (await import("./message-not-found-bar")).MissingNote);

const RoomBeginning = laterPart(async () => (await import("./log/room-beginning")).RoomBeginning);
const LatestButton = laterPart(async () => (await import("./log/jump-to-latest-button")).LatestButton);

const AHEAD = { older: "150% 0px 0px", newer: "0px 0px 150%" };
const END: Goal = { kind: "end" };

interface ConversationProps {
  room: Room;
  conversation: ReturnType<typeof useConversation>;
  opening: Opening;
  opensAt: Goal;
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
  const zone = useZone();
  const lines = useMemo(
    () => timeline({ messages, pending, hasOlder, hasNewer, meId: me.id, opening, zone }),
    [messages, pending, hasOlder, hasNewer, me.id, opening, zone],
  );
  const [first, last] = [messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0];
  const view: View = { lines, first, last, hasOlder, hasNewer };
  const [focused, setFocused] = useState<string | null>(null);
  const held = focused === null ? -1 : lines.findIndex((line) => line.key === focused);

  const { travel, arrive, marked, missing, closeMissing, travelling } = useTravel(conversation, view);
  const scroll = useLogScroll({ view, opensAt, held, onShown: arrive });
  const goTo = (goal: Goal) => travel(goal, scroll.show);
  const toEnd = () => goTo(END);
  const jump = useLatest((seq: number) => goTo({ kind: "message", seq }));

  // The address may name another message while the room is open; so may what stands beside the conversation.
  const wish = useWish();
  const [arrived] = useState({ linked, wish });
  const onLinked = useEffectEvent(() => {
    if (linked === null || linked === arrived.linked || linked === wish?.seq) return;
    // The address may be further on than what this was drawn with.
    if (addressedSeq() === String(linked)) jump(linked);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the address names another one
  useEffect(() => onLinked(), [linked]);
  useEffect(() => {
    if (wish && wish !== arrived.wish) jump(wish.seq);
  }, [wish, arrived, jump]);

  const older = useEdge({
    scroller: scroll.scroller,
    margin: AHEAD.older,
    seq: first,
    more: hasOlder && !travelling,
    load: loadOlder,
  });
  const newer = useEdge({
    scroller: scroll.scroller,
    margin: AHEAD.newer,
    seq: last,
    more: hasNewer && !travelling,
    load: loadNewer,
  });
  const roving = useRoving({ lines, list: scroll.list, at: held, onMove: setFocused, toEnd });
  const { seen, watch } = useSeen(room.id, scroll.scroller, !passing);
  const newsFrom = useNews({ last, hasNewer, following: !scroll.away });
  const top = scroll.list ? lines[scroll.list.range?.startIndex ?? 0] : undefined;

  return (
    <JumpContext value={jump}>
      <MessageDesk room={room}>
        <FileIntake>
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
            {(scroll.away || hasNewer) && (
              <LatestButton
                unseen={hasNewer ? room.unread : countUnseen(messages, seen, me.id)}
                onClick={toEnd}
              />
            )}
          </div>
          <Composer room={room} onSent={toEnd} />
        </FileIntake>
      </MessageDesk>
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
