import { type KeyboardEvent, type MouseEvent, type PointerEvent, useState } from "react";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Message } from "@/lib/contract/messages";
import { useLongPress } from "../../ui/use-long-press";
import { type Point, useMessageCommands, useSelectedMessages } from "./message-commands-context";
import { useCopyMessages } from "./use-copy-messages";

/**
 * What an `article` needs so that pointer, finger and keyboard reach the actions of its message. `near` says when the
 * toolbar shows.
 */
export function useMessageInteractions(message: Message | null) {
  const desk = useMessageCommands();
  const me = useMe();
  const copy = useCopyMessages();
  const selecting = useSelectedMessages() !== null;
  const [near, setNear] = useState(false);
  const press = useLongPress(() => {
    if (message && !selecting) desk.openMenu(message, null);
  });
  if (!message) return { near: false, handlers: {} };

  const keys: Record<string, (at: Point) => void> = {
    Enter: (at) => desk.openMenu(message, at),
    ContextMenu: (at) => desk.openMenu(message, at),
    Delete: () => (message.deletedAt ? desk.hide([message]) : desk.openDialog("delete", [message])),
  };
  if (selecting) keys[" "] = () => desk.toggleSelected(message);
  if (!message.deletedAt) {
    keys.r = () => desk.reply(message);
    keys["+"] = (at) => desk.openReactionPicker(message, at);
    keys.i = () => desk.openDialog("info", [message]);
    keys.c = () => copy.text([message]);
    if (message.senderId === me.id) keys.e = () => desk.edit(message);
  }
  const handlers = {
    ...press,
    onPointerDown(event: PointerEvent) {
      // A reaction tells who gave it by a long press of its own.
      if (event.target instanceof Element && !event.target.closest("[data-long-press]"))
        press.onPointerDown(event);
    },
    onPointerEnter: ({ pointerType }: { pointerType: string }) => setNear(pointerType === "mouse"),
    onPointerLeave: () => setNear(false),
    onContextMenu(event: MouseEvent<HTMLElement>) {
      // A link, a picture and marked text have a menu of the browser's that people know.
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("a, img, textarea") || !window.getSelection()?.isCollapsed) return;
      event.preventDefault();
      // A finger's long press has opened the sheet already.
      const { nativeEvent } = event;
      if ("pointerType" in nativeEvent && nativeEvent.pointerType === "touch") return;
      if (window.matchMedia("(pointer: coarse)").matches) return;
      desk.openMenu(message, { x: event.clientX, y: event.clientY });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      const name = event.key === "F10" && event.shiftKey ? "ContextMenu" : event.key;
      const run = keys[name];
      if (!run) return;
      event.preventDefault();
      run(middleOf(event.currentTarget));
    },
  };
  return { near: near && !selecting, handlers };
}

/** Where a menu opens that no pointer asked for. */
function middleOf(article: HTMLElement): Point {
  const { left, width, top, bottom } = (
    article.querySelector("[data-bubble]") ?? article
  ).getBoundingClientRect();
  return {
    x: left + width / 2,
    y: Math.min(Math.max(top + 24, 80), Math.min(bottom, window.innerHeight - 80)),
  };
}
