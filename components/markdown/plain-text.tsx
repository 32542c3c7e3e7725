import { ExternalLink } from "./external-link";
import { splitLinks } from "./split-links";
import type { MentionTarget } from "./split-mentions";
import { TextWithMentions } from "./text-with-mentions";

/** Text as it was typed, with its addresses made links and its names set off. Nothing of it is ever read as HTML. */
export function PlainText({ text, names }: { text: string; names: readonly MentionTarget[] }) {
  return splitLinks(text).map((segment) =>
    segment.href ? (
      <ExternalLink key={segment.start} href={segment.href} text={segment.text}>
        {segment.text}
      </ExternalLink>
    ) : (
      <TextWithMentions key={segment.start} text={segment.text} names={names} />
    ),
  );
}
