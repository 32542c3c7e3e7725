import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { SEARCH_FIELD_ID } from "@/components/search/search-field";
import { useOpenSearch } from "@/components/search/use-open-search";
import { filterRooms } from "@/components/sidebar/filter-rooms";
import { lazyPart } from "@/components/ui/lazy-part";
import { useRooms } from "@/lib/client/hooks/use-rooms";

const Switcher = lazyPart(async () => (await import("@/components/switcher/switcher")).Switcher);
const ShortcutsDialog = lazyPart(async () => (await import("./shortcuts-dialog")).ShortcutsDialog);

/** The keys that work wherever the focus is, and the dialogs that they open. */
export function GlobalShortcuts() {
  const [shown, setShown] = useState<"switcher" | "help" | null>(null);
  const router = useRouter();
  const pathname = usePathname();
  const { rooms } = useRooms();
  const openSearch = useOpenSearch();
  const close = () => setShown(null);

  const step = (by: number) => {
    const list = filterRooms(rooms ?? [], { filter: "all", query: "", archived: false });
    const from = list.findIndex((room) => pathname === `/rooms/${room.id}`);
    const room = list[from < 0 ? 0 : from + by];
    if (room) router.push(`/rooms/${room.id}`);
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    if (mod && !event.altKey && !event.shiftKey && event.code === "KeyK") {
      setShown((was) => (was === "switcher" ? null : "switcher"));
    } else if (mod && !event.altKey && !event.shiftKey && event.code === "KeyF") {
      // Pressed again it is the browser's own search; so it is where a dialog lies over the page.
      if (isIn(event.target, `#${SEARCH_FIELD_ID}`) || document.querySelector(DIALOG)) return;
      openSearch();
    } else if (event.altKey && !mod && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      step(event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "?" && !mod && !isIn(event.target, FIELDS)) {
      setShown("help");
    } else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  if (shown === "switcher") return <Switcher onClose={close} />;
  return shown === "help" && <ShortcutsDialog onClose={close} />;
}

const FIELDS = "input, textarea, select, [contenteditable]";
const DIALOG = "[role=dialog], [role=alertdialog]";

function isIn(target: EventTarget | null, selector: string): boolean {
  return target instanceof HTMLElement && target.closest(selector) !== null;
}
