import * as Primitive from "radix-ui/alert-dialog";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { useReturnFocus } from "./use-return-focus";

interface ConfirmDialogProps {
  title: string;
  lead: string;
  onClose: () => void;
  /** The action buttons; each also closes the dialog. */
  children: ReactNode;
}

/** Asks before an action that cannot be undone. The initial focus is on Cancel. */
export function ConfirmDialog({ title, lead, onClose, children }: ConfirmDialogProps) {
  const t = useTranslations("action");
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Primitive.Content
          onCloseAutoFocus={returnFocus}
          className="fixed top-1/2 left-1/2 z-50 w-[min(24rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-2xl bg-raised p-5 shadow-lift outline-none"
        >
          <Primitive.Title className="text-title font-semibold">{title}</Primitive.Title>
          <Primitive.Description className="mt-1 text-ink-soft">{lead}</Primitive.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button variant="outline">{t("cancel")}</Button>
            </Primitive.Cancel>
            {children}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface ConfirmButtonProps {
  look: "danger" | "primary" | "outline";
  onClick: () => void;
  children: ReactNode;
}

export function ConfirmButton({ look, onClick, children }: ConfirmButtonProps) {
  return (
    <Primitive.Action asChild onClick={onClick}>
      <Button variant={look}>{children}</Button>
    </Primitive.Action>
  );
}
