import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { commitAll, commitChips, currentQuery, editChip, operatorAt, removeRange } from "./chip-editing";
import { type Chip, type ChipKind, parseQueryInput, type QueryInput } from "./parse-query-input";

/** How long typing must pause before the query is reported. */
const DEBOUNCE_MS = 250;
/** How often a query that has not come back is reported again: a URL change can be lost during another navigation. */
const RESEND_MS = 1_000;
/** Max reports of one query. */
const MAX_ATTEMPTS = 5;

export type SearchBoxState = ReturnType<typeof useSearchBox>;

/**
 * The state of the search box. `onQuery` receives the query at a pause in typing, and the owner returns it as `query`.
 * Any other `query` replaces the content of the box.
 */
export function useSearchBox(committedQuery: string, onQuery: (committedQuery: string) => void) {
  const field = useRef<HTMLInputElement>(null);
  const [{ box, caret, typing }, setState] = useState(() => initialState(committedQuery));
  const pendingCaret = useRef<number | null>(null);
  /** Reported queries that have not come back yet, oldest first. */
  const unacknowledged = useRef<string[]>([]);
  const lastReported = useRef(committedQuery);
  const attempts = useRef(0);
  const query = currentQuery(box, typing ? caret : -1);

  const report = (next: string) => {
    if (next === lastReported.current) return;
    lastReported.current = next;
    unacknowledged.current.push(next);
    attempts.current = 1;
    onQuery(next);
  };
  const reportDebounced = useEffectEvent(report);
  const resend = useEffectEvent(() => {
    if (unacknowledged.current.length === 0 || attempts.current >= MAX_ATTEMPTS) return;
    attempts.current += 1;
    onQuery(lastReported.current);
  });
  useEffect(() => {
    const timer = setTimeout(() => reportDebounced(query), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [query]);
  useEffect(() => {
    const timer = setInterval(() => resend(), RESEND_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const own = unacknowledged.current.indexOf(committedQuery);
    unacknowledged.current.splice(0, own + 1);
    if (own >= 0 || committedQuery === lastReported.current) return;
    lastReported.current = committedQuery;
    setState(initialState(committedQuery));
  }, [committedQuery]);
  useLayoutEffect(() => {
    if (pendingCaret.current === null) return;
    field.current?.setSelectionRange(pendingCaret.current, pendingCaret.current);
    pendingCaret.current = null;
  });

  const replace = (next: QueryInput, at = next.text.length) => {
    pendingCaret.current = at;
    setState({ box: next, caret: at, typing: true });
    field.current?.focus();
  };
  const operator = typing ? operatorAt(box.text, caret) : null;
  return {
    field,
    chips: box.chips,
    text: box.text,
    /** The query as typed now. */
    query,
    empty: box.chips.length === 0 && box.text === "",
    operator,
    /** Handles input. While an input method is composing, text and caret are taken unchanged. */
    type(typed: string, at: number, composing: boolean) {
      // Quotes as phone keyboards and some languages type them.
      const text = typed.replace(/[“”„‟＂]/g, '"');
      const next = composing ? { ...box, text, caret: at } : commitChips({ ...box, text }, at);
      if (next.text !== typed) pendingCaret.current = next.caret;
      setState({ box: next, caret: next.caret, typing: true });
    },
    moveCaret: (at: number) => setState((now) => (now.caret === at ? now : { ...now, caret: at })),
    /** Turns all text into chips where possible. Returns the query. */
    commit(): string {
      const next = commitAll(box);
      setState({ box: next, caret: next === box ? caret : next.text.length, typing: false });
      const committed = currentQuery(next, -1);
      report(committed);
      return committed;
    },
    /** Replaces the operator at the caret with a chip. */
    pick(chip: Chip) {
      const rest = operator ? removeRange(box.text, operator.start, caret) : { text: box.text, caret };
      replace({ chips: [...box.chips, chip], text: rest.text }, rest.caret);
    },
    begin(kind: Exclude<ChipKind, "not" | "phrase">) {
      const { chips, text } = commitAll(box);
      replace({ chips, text: `${text.trim()}${text.trim() === "" ? "" : " "}${kind}:` });
    },
    edit: (index: number) => replace(editChip(box, index)),
    remove(index: number) {
      setState({ box: { ...box, chips: box.chips.toSpliced(index, 1) }, caret, typing });
    },
    set: (next: string) => replace(parseQueryInput(next)),
    clear: () => replace({ chips: [], text: "" }),
  };
}

/** Returns the box for a given query, which counts as finished: no operator in it offers completions until edited. */
function initialState(query: string): { box: QueryInput; caret: number; typing: boolean } {
  const box = parseQueryInput(query);
  return { box, caret: box.text.length, typing: false };
}
