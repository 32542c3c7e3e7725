import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { SEARCH_FIELD_ID } from "@/components/search/search-field";
import { useOpenSearch } from "@/components/search/use-open-search";
import { filterRooms } from "@/components/sidebar/filter-rooms";
import { lazyPart } from "@/components/ui/lazy-part";
import { useRooms } from "@/lib/client/hooks/use-rooms";

const Switcher = lazyPart(async () => (await import("@/components/switcher/switcher")).Switcher);
const ShortcutsDialog = lazyPart(async () => (await import("./shortcuts-dialog")).ShortcutsDialog);

interface GlobalShortcutsProps {
  /** `KeyboardEvent.code` of the shortcut that was pressed before this component loaded; null for none. */
  pressed: string | null;
  onReady: () => void;
}

/** The shortcuts that work wherever the focus is, and the dialogs that they open. */
export function GlobalShortcuts({ pressed, onReady }: GlobalShortcutsProps) {
  const [openDialog, setOpenDialog] = useState<"switcher" | "help" | null>(null);
  const router = useRouter();
  const pathname = usePathname();
  const { rooms } = useRooms();
  const openSearch = useOpenSearch();
  const close = () => setOpenDialog(null);

  const openNeighbour = (by: number) => {
    const list = filterRooms(rooms ?? [], { filter: "all", query: "", archived: false });
    const from = list.findIndex((room) => pathname === `/rooms/${room.id}`);
    const room = list[from < 0 ? 0 : from + by];
    if (room) router.push(`/rooms/${room.id}`);
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    if (mod && !event.altKey && !event.shiftKey && event.code === "KeyK") {
      setOpenDialog((was) => (was === "switcher" ? null : "switcher"));
    } else if (mod && !event.altKey && !event.shiftKey && event.code === "KeyF") {
      // A second press opens the browser's search. So does the first one while a dialog is open.
      if (isIn(event.target, `#${SEARCH_FIELD_ID}`) || document.querySelector(DIALOG)) return;
      openSearch();
    } else if (event.altKey && !mod && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      openNeighbour(event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "?" && !mod && !isIn(event.target, FIELDS)) {
      setOpenDialog("help");
    } else return;
    event.preventDefault();
  });
  const runEarly = useEffectEvent((key: string) => {
    if (key === "KeyF") openSearch();
    else setOpenDialog("switcher");
  });
  // The key may also have been pressed after the first render.
  useEffect(() => {
    if (pressed !== null) runEarly(pressed);
  }, [pressed]);
  useEffect(() => {
    onReady();
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [onReady]);

  if (openDialog === "switcher") return <Switcher onClose={close} />;
  return openDialog === "help" && <ShortcutsDialog onClose={close} />;
}

const FIELDS = "input, textarea, select, [contenteditable]";
const DIALOG = "[role=dialog], [role=alertdialog]";

function isIn(target: EventTarget | null, selector: string): boolean {
  return target instanceof HTMLElement && target.closest(selector) !== null;
}
