import { ExternalLink } from "./external-link";
import { splitLinks } from "./split-links";
import type { MentionTarget } from "./split-mentions";
import { TextWithMentions } from "./text-with-mentions";

/** Plain text with links for URLs and highlighted mentions. Never interpreted as HTML. */
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
