import { type ReactNode, useMemo } from "react";
import { hasMarkup } from "@/components/markdown/has-markup";
import { PlainText } from "@/components/markdown/plain-text";
import { createLazyHook } from "@/components/ui/lazy-part";
import { useLoadedUsers } from "@/lib/client/hooks/use-users";
import { CollapsibleText } from "./collapsible-text";

/** Returns the Markdown component once a text with markup needs it and its code has loaded. */
const useMarkdown = createLazyHook(async () => (await import("@/components/markdown/markdown")).Markdown);

interface MessageTextProps {
  text: string;
  /** User ids, or `all`. */
  mentions: readonly string[];
  meta: ReactNode;
}

const NO_MENTIONS: readonly string[] = [];

/** The text of a message, as Markdown if it has markup and the parser has loaded, otherwise as plain text. */
export function MessageText({ text, mentions, meta }: MessageTextProps) {
  const hasMarkdown = useMemo(() => hasMarkup(text), [text]);
  const Markdown = useMarkdown(hasMarkdown);
  const users = useLoadedUsers(mentions.length === 0 ? NO_MENTIONS : mentions.filter((id) => id !== "all"));
  const mentionsAll = mentions.includes("all");
  const key = JSON.stringify([mentionsAll, users.map(({ id, name }) => [id, name])]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal names keep the same array, so that the text is not parsed again
  const names = useMemo(
    () => [
      ...users.map(({ id, name }) => ({ id, name })),
      ...(mentionsAll ? [{ id: "all", name: "all" }] : []),
    ],
    [key],
  );
  return (
    <CollapsibleText text={text}>
      {Markdown ? (
        <Markdown text={text} names={names} meta={meta} />
      ) : (
        <p dir="auto" className="flow-root whitespace-pre-wrap">
          <PlainText text={text} names={names} />
          {meta}
        </p>
      )}
    </CollapsibleText>
  );
}
