import { Mic } from "lucide-react";
import type { PointerEvent } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";

interface VoiceButtonProps {
  /**
   * `held` is true for a finger, which records while it is down. A click or key starts a recording that must be ended.
   */
  onStart: (held: boolean) => void;
}

export function VoiceButton({ onStart }: VoiceButtonProps) {
  const t = useTranslations("files");
  return (
    <IconButton
      label={t("record")}
      className="size-9.5! touch-none"
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        if (event.pointerType === "mouse") return;
        // The recorder replaces this button, and the pointer events of the finger must continue.
        event.preventDefault();
        onStart(true);
      }}
      onClick={() => onStart(false)}
    >
      <Mic aria-hidden />
    </IconButton>
  );
}
