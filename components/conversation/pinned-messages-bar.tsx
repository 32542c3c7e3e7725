import { Pin, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { useJump } from "@/components/message/jump-context";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useMessage } from "@/lib/client/hooks/use-message";
import { usePinMessage } from "@/lib/client/hooks/use-pin-message";
import type { Room } from "@/lib/contract/rooms";
import { useMessageSummary } from "../message/use-message-summary";

/** The pinned messages above the log, one at a time: a click leads to it and brings the next one up. */
export function PinnedMessagesBar({ room }: { room: Room }) {
  const words = useTranslations("message");
  const errorWords = useErrorText();
  const oneLine = useMessageSummary();
  const jump = useJump();
  const pin = usePinMessage();
  const [turn, setTurn] = useState(0);
  const count = room.pins.length;
  const index = turn % count;
  const { message } = useMessage(room.id, room.pins[index] ?? null);
  const unpin = () => {
    if (!message) return;
    pin(message, false).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorWords(error), { look: "error" });
    });
  };
  return (
    <section
      aria-label={words("pinned")}
      className="flex h-12 shrink-0 items-center gap-3 border-b border-hairline bg-margin ps-4 pe-2 md:ps-6"
    >
      <Pin aria-hidden className="size-4 shrink-0 text-accent" />
      <button
        type="button"
        disabled={!message}
        onClick={() => {
          if (message) jump(message.seq);
          setTurn(index + 1);
        }}
        className="min-w-0 flex-1 text-start"
      >
        <span className="block text-note font-semibold text-accent">
          {count === 1 ? words("pinnedOne") : words("pinnedOf", { index: index + 1, count })}
        </span>
        <span dir="auto" className="block truncate text-meta">
          {message ? oneLine(message) : "…"}
        </span>
      </button>
      <IconButton label={words("unpinNamed")} disabled={!message} onClick={unpin}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
