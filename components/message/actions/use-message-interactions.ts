import { type KeyboardEvent, type MouseEvent, type PointerEvent, useState } from "react";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Message } from "@/lib/contract/messages";
import { useLongPress } from "../../ui/use-long-press";
import { type Point, useMessageCommands, useSelectedMessages } from "./message-commands-context";
import { useCopyMessages } from "./use-copy-messages";

/**
 * Returns the handlers by which mouse, touch and keyboard reach a message's actions from its `article`.
 * `toolbarVisible` is true while a mouse hovers over the message.
 */
export function useMessageInteractions(message: Message | null) {
  const commands = useMessageCommands();
  const me = useMe();
  const copy = useCopyMessages();
  const selecting = useSelectedMessages() !== null;
  const [hovered, setHovered] = useState(false);
  const press = useLongPress(() => {
    if (message && !selecting) commands.openMenu(message, null);
  });
  if (!message) return { toolbarVisible: false, handlers: {} };

  const keys: Record<string, (at: Point) => void> = {
    Enter: (at) => commands.openMenu(message, at),
    ContextMenu: (at) => commands.openMenu(message, at),
    Delete: () => (message.deletedAt ? commands.hide([message]) : commands.openDialog("delete", [message])),
  };
  if (selecting) keys[" "] = () => commands.toggleSelected(message);
  if (!message.deletedAt) {
    keys.r = () => commands.reply(message);
    keys["+"] = (at) => commands.openReactionPicker(message, at);
    keys.i = () => commands.openDialog("info", [message]);
    keys.c = () => copy.text([message]);
    if (message.senderId === me.id) keys.e = () => commands.edit(message);
  }
  const handlers = {
    ...press,
    onPointerDown(event: PointerEvent) {
      // A long press on a reaction shows who reacted instead.
      if (event.target instanceof Element && !event.target.closest("[data-long-press]"))
        press.onPointerDown(event);
    },
    onPointerEnter: ({ pointerType }: { pointerType: string }) => setHovered(pointerType === "mouse"),
    onPointerLeave: () => setHovered(false),
    onContextMenu(event: MouseEvent<HTMLElement>) {
      // Links, images and selected text keep the browser's context menu.
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("a, img, textarea") || !window.getSelection()?.isCollapsed) return;
      event.preventDefault();
      // On touch screens the long press has already opened the sheet.
      const { nativeEvent } = event;
      if ("pointerType" in nativeEvent && nativeEvent.pointerType === "touch") return;
      if (window.matchMedia("(pointer: coarse)").matches) return;
      commands.openMenu(message, { x: event.clientX, y: event.clientY });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      const name = event.key === "F10" && event.shiftKey ? "ContextMenu" : event.key;
      const run = keys[name];
      if (!run) return;
      event.preventDefault();
      run(menuPoint(event.currentTarget));
    },
  };
  return { toolbarVisible: hovered && !selecting, handlers };
}

/** Returns where a menu opens that the keyboard requested: near the bubble's top, inside the window. */
function menuPoint(article: HTMLElement): Point {
  const { left, width, top, bottom } = (
    article.querySelector("[data-bubble]") ?? article
  ).getBoundingClientRect();
  return {
    x: left + width / 2,
    y: Math.min(Math.max(top + 24, 80), Math.min(bottom, window.innerHeight - 80)),
  };
}
