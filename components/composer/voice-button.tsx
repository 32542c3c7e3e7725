import { Mic } from "lucide-react";
import type { PointerEvent } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";

interface VoiceButtonProps {
  /** A finger records for as long as it lies on the button; a click and a key until they are done. */
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
        // The button makes way for the recording, and the finger must go on being heard of.
        event.preventDefault();
        onStart(true);
      }}
      onClick={() => onStart(false)}
    >
      <Mic aria-hidden />
    </IconButton>
  );
}
