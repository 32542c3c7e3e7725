import { splitLinks } from "./split-links";

/** Text as it was typed, with the addresses in it made links. Nothing of it is ever read as HTML. */
export function MessageText({ text }: { text: string }) {
  return splitLinks(text).map((part) =>
    part.href ? (
      <a
        key={part.start}
        href={part.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="font-medium text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
      >
        {part.text}
      </a>
    ) : (
      part.text
    ),
  );
}
