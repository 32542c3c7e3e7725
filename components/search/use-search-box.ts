import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { commitAll, commitChips, currentQuery, editChip, operatorAt, removeRange } from "./chip-editing";
import { type Chip, type ChipKind, parseQueryInput, type QueryInput } from "./parse-query-input";

const PAUSE_MS = 250;
/** What has been told and does not come back in this time is told again, so often: an address may be lost on the way to another. */
const AGAIN_MS = 1_000;
const TRIES = 5;

export type SearchBoxState = ReturnType<typeof useSearchBox>;

/**
 * What stands in the search box, and the query that it makes: `onQuery` gets it at a pause in typing, and the owner
 * gives it back as `query`, as it does any other that is to stand in the box from then on.
 */
export function useSearchBox(query: string, onQuery: (query: string) => void) {
  const field = useRef<HTMLInputElement>(null);
  const [{ box, caret, typing }, setState] = useState(() => opened(query));
  const wish = useRef<number | null>(null);
  /** What was told and has not come back yet, the earliest first. */
  const told = useRef<string[]>([]);
  const last = useRef(query);
  const tries = useRef(0);
  const live = currentQuery(box, typing ? caret : -1);

  const pass = (next: string) => {
    if (next === last.current) return;
    last.current = next;
    told.current.push(next);
    tries.current = 1;
    onQuery(next);
  };
  const tell = useEffectEvent(pass);
  const tellAgain = useEffectEvent(() => {
    if (told.current.length === 0 || tries.current >= TRIES) return;
    tries.current += 1;
    onQuery(last.current);
  });
  useEffect(() => {
    const timer = setTimeout(() => tell(live), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [live]);
  useEffect(() => {
    const timer = setInterval(() => tellAgain(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const own = told.current.indexOf(query);
    told.current.splice(0, own + 1);
    if (own >= 0 || query === last.current) return;
    last.current = query;
    setState(opened(query));
  }, [query]);
  useLayoutEffect(() => {
    if (wish.current === null) return;
    field.current?.setSelectionRange(wish.current, wish.current);
    wish.current = null;
  });

  const put = (next: QueryInput, at = next.text.length) => {
    wish.current = at;
    setState({ box: next, caret: at, typing: true });
    field.current?.focus();
  };
  const operator = typing ? operatorAt(box.text, caret) : null;
  return {
    field,
    chips: box.chips,
    text: box.text,
    /** The query as it is in the box now. */
    query: live,
    empty: box.chips.length === 0 && box.text === "",
    operator,
    /** The text and the caret of the field, as they are while an input method is at work. */
    type(typed: string, at: number, composing: boolean) {
      // As the keyboards of phones and some languages write them.
      const text = typed.replace(/[“”„‟＂]/g, '"');
      const next = composing ? { ...box, text, caret: at } : commitChips({ ...box, text }, at);
      if (next.text !== typed) wish.current = next.caret;
      setState({ box: next, caret: next.caret, typing: true });
    },
    moveCaret: (at: number) => setState((now) => (now.caret === at ? now : { ...now, caret: at })),
    /** Takes what stands there as finished. Returns the query. */
    settle(): string {
      const next = commitAll(box);
      setState({ box: next, caret: next === box ? caret : next.text.length, typing: false });
      const settled = currentQuery(next, -1);
      pass(settled);
      return settled;
    },
    /** In the place of the operator at the caret. */
    pick(chip: Chip) {
      const rest = operator ? removeRange(box.text, operator.start, caret) : { text: box.text, caret };
      put({ chips: [...box.chips, chip], text: rest.text }, rest.caret);
    },
    begin(kind: Exclude<ChipKind, "not" | "phrase">) {
      const { chips, text } = commitAll(box);
      put({ chips, text: `${text.trim()}${text.trim() === "" ? "" : " "}${kind}:` });
    },
    edit: (index: number) => put(editChip(box, index)),
    remove(index: number) {
      setState({ box: { ...box, chips: box.chips.toSpliced(index, 1) }, caret, typing });
    },
    set: (next: string) => put(parseQueryInput(next)),
    clear: () => put({ chips: [], text: "" }),
  };
}

/** What is given is finished: an operator in it is completed once it is typed on. */
function opened(query: string): { box: QueryInput; caret: number; typing: boolean } {
  const box = parseQueryInput(query);
  return { box, caret: box.text.length, typing: false };
}
