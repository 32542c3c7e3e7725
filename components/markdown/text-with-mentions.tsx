import { cx } from "@/components/ui/cx";
import { useMe } from "@/lib/client/hooks/use-me";
import { type MentionTarget, splitMentions } from "./split-mentions";

/** Plain text with highlighted mentions; those of the reader stand out more. */
export function TextWithMentions({ text, names }: { text: string; names: readonly MentionTarget[] }) {
  const me = useMe();
  return splitMentions(text, names).map((segment) =>
    segment.id ? (
      <bdi
        key={segment.start}
        data-mention={segment.id}
        className={cx(
          "rounded px-0.5 font-semibold text-accent",
          (segment.id === me.id || segment.id === "all") && "bg-accent/15",
        )}
      >
        {segment.text}
      </bdi>
    ) : (
      segment.text
    ),
  );
}
