"use client";

import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Brings form fields in line with React once the page is hydrated. React keeps what the user entered before, but does not
 * report it. Typed text is reported by an `input` event; ticks, choices and files go back to what the server rendered.
 * Stands last in the page, so that its layout effect runs after all others of the hydrating commit and before any rerender.
 */
export function TypedText(): null {
  useLayoutEffect(() => {
    for (const field of document.querySelectorAll<Field>("input, textarea, select")) reconcile(field);
  }, []);
  return null;
}

function reconcile(field: Field): void {
  if (field instanceof HTMLSelectElement) {
    for (const option of field.options) option.selected = option.defaultSelected;
  } else if (field.type === "checkbox" || field.type === "radio") {
    const input = field as HTMLInputElement;
    input.checked = input.defaultChecked;
  } else if (field.type === "file") field.value = "";
  else if (field.value !== field.defaultValue) reportText(field);
}

function reportText(field: HTMLInputElement | HTMLTextAreaElement): void {
  const { value, selectionStart, selectionEnd } = field;
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  field.value = "";
  // The prototype's setter bypasses the one that React put on the field: React ignores an event without a change.
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Passes on what was typed into `field` before hydration, for a field whose own stored text comes first. `rendered` is the
 * text that the server rendered. `TypedText` then finds nothing to report there.
 */
export function useTypedText(
  field: RefObject<HTMLTextAreaElement | null>,
  rendered: string,
  onText: (typed: string) => void,
): void {
  const typed = useRef("");
  const read = useEffectEvent(() => {
    if (!field.current || field.current.value === rendered) return;
    typed.current = field.current.value;
    field.current.value = rendered;
  });
  const report = useEffectEvent(() => {
    if (typed.current) onText(typed.current);
    typed.current = "";
  });
  useLayoutEffect(() => read(), []);
  // By now the stored text has been read.
  useEffect(() => report(), []);
}
