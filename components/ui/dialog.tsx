import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "./icon-button";
import { useReturnFocus } from "./use-return-focus";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A modal dialog: full screen on phones, floating on wide screens. Mount it to open it. The element with
 * `data-first-focus` gets the initial focus.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const t = useTranslations("action");
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Primitive.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={returnFocus}
          className="fixed inset-0 z-50 flex animate-rise flex-col bg-raised pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)] outline-none sm:inset-auto sm:top-[max(2rem,12dvh)] sm:left-1/2 sm:h-[min(76dvh,40rem)] sm:w-[27rem] sm:-translate-x-1/2 sm:rounded-2xl sm:shadow-lift"
        >
          <div className="flex items-center justify-between gap-4 py-3 ps-5 pe-3">
            <Primitive.Title className="text-title font-semibold">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton label={t("close")}>
                <X aria-hidden />
              </IconButton>
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Replaces `autoFocus`, which runs before the dialog's effects: they would move the focus away again. */
function focusFirstField(event: Event) {
  const field =
    event.currentTarget instanceof HTMLElement && event.currentTarget.querySelector("[data-first-focus]");
  if (!(field instanceof HTMLElement)) return;
  event.preventDefault();
  field.focus();
}
