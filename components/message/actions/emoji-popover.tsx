import * as Popover from "radix-ui/popover";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { EmojiPicker } from "./emoji-picker";
import type { Point } from "./message-commands-context";

interface EmojiPopoverProps {
  at: Point;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

/** An emoji picker beside a point of the window. Mounted only while it is open. */
export function EmojiPopover({ at, onPick, onClose }: EmojiPopoverProps) {
  const t = useTranslations("emoji");
  const point = useRef({ getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) });
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={point} />
      <Popover.Portal>
        <Popover.Content
          aria-label={t("title")}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-50 animate-rise rounded-2xl bg-raised shadow-lift ring-1 ring-hairline outline-none"
        >
          <EmojiPicker
            onPick={(emoji) => {
              onPick(emoji);
              onClose();
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
