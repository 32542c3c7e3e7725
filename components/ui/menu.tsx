import * as Primitive from "radix-ui/dropdown-menu";
import { type ReactNode, useState } from "react";
import { cx } from "./cx";

interface MenuProps {
  label: string;
  /** The point at which it opens, in px of the viewport. */
  at: { x: number; y: number };
  onClose: () => void;
  children: ReactNode;
}

/**
 * A menu at a point, rendered inside the pane that it was opened in. Mount it to open it. The opener must restore the
 * focus.
 */
export function Menu({ label, at, onClose, children }: MenuProps) {
  const [container] = useState(portalContainer);
  return (
    <Primitive.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Primitive.Trigger asChild>
        <span aria-hidden className="fixed size-0" style={{ left: at.x, top: at.y }} />
      </Primitive.Trigger>
      <Primitive.Portal container={container}>
        <Primitive.Content
          aria-label={label}
          aria-labelledby={undefined}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 animate-rise overflow-y-auto rounded-xl bg-raised p-1.5 shadow-lift ring-1 ring-hairline outline-none"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Returns the pane with the focus, else the visible one. On phones only one pane is visible: a menu in another is hidden. */
function portalContainer(): Element | null {
  const panes = [...document.querySelectorAll("main, nav")];
  return (
    document.activeElement?.closest("main, nav, aside") ??
    panes.find((pane) => pane.checkVisibility()) ??
    null
  );
}

interface MenuItemProps {
  onSelect: () => void;
  danger?: boolean;
  label?: string;
  className?: string;
  children: ReactNode;
}

export function MenuItem({ onSelect, danger, label, className, children }: MenuItemProps) {
  return (
    <Primitive.Item
      aria-label={label}
      onSelect={onSelect}
      className={cx(
        "flex h-9 cursor-pointer items-center gap-3 rounded-lg px-3 outline-none select-none data-highlighted:bg-hover [&_svg]:size-[18px] [&_svg]:shrink-0",
        danger ? "text-danger" : "[&_svg]:text-ink-soft",
        className,
      )}
    >
      {children}
    </Primitive.Item>
  );
}
