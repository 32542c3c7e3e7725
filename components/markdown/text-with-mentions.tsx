import { cx } from "@/components/ui/cx";
import { useMe } from "@/lib/client/hooks/use-me";
import { type MentionTarget, splitMentions } from "./split-mentions";

/** Plain text with the people it names set off, oneself more than others. */
export function TextWithMentions({ text, names }: { text: string; names: readonly MentionTarget[] }) {
  const me = useMe();
  return splitMentions(text, names).map((part) =>
    part.id ? (
      <bdi
        key={part.start}
        data-mention={part.id}
        className={cx(
          "rounded px-0.5 font-semibold text-accent",
          (part.id === me.id || part.id === "all") && "bg-accent/15",
        )}
      >
        {part.text}
      </bdi>
    ) : (
      part.text
    ),
  );
}
