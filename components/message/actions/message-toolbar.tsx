import { EllipsisVertical, Reply, SmilePlus } from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import type { Message } from "@/lib/contract/messages";
import { type Point, useMessageCommands } from "./message-commands-context";

const BUTTON = "size-8! [&_svg]:size-[18px]!";

/** The most used actions beside the hovered message; the last button opens the full menu. */
export function MessageToolbar({ message, own }: { message: Message; own: boolean }) {
  const t = useTranslations("message");
  const commands = useMessageCommands();
  return (
    <div
      className={cx(
        "absolute -top-3 z-10 flex rounded-lg bg-raised shadow-lift ring-1 ring-hairline sm:-top-0.5",
        own ? "end-2 sm:end-full sm:me-1" : "start-2 sm:start-full sm:ms-1",
      )}
    >
      {!message.deletedAt && (
        <>
          <IconButton
            tabIndex={-1}
            label={t("react")}
            className={BUTTON}
            onClick={(event) => commands.openReactionPicker(message, below(event))}
          >
            <SmilePlus aria-hidden />
          </IconButton>
          <IconButton
            tabIndex={-1}
            label={t("reply")}
            className={BUTTON}
            onClick={() => commands.reply(message)}
          >
            <Reply aria-hidden className="rtl:-scale-x-100" />
          </IconButton>
        </>
      )}
      <IconButton
        tabIndex={-1}
        label={t("more")}
        aria-haspopup="menu"
        className={BUTTON}
        onClick={(event) => commands.openMenu(message, below(event))}
      >
        <EllipsisVertical aria-hidden />
      </IconButton>
    </div>
  );
}

function below({ currentTarget }: MouseEvent<HTMLElement>): Point {
  const { left, bottom } = currentTarget.getBoundingClientRect();
  return { x: left, y: bottom };
}
