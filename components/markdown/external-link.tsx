import type { ReactNode } from "react";
import { mismatchedHost } from "./mismatched-host";

interface ExternalLinkProps {
  /** http, https or mailto. */
  href: string;
  /** What the link says, to be compared with where it leads. */
  text: string;
  children: ReactNode;
}

/** A link out of the product: it opens beside it, and tells the other end nothing. */
export function ExternalLink({ href, text, children }: ExternalLinkProps) {
  const host = mismatchedHost(text, href);
  return (
    <>
      <a
        href={href}
        title={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="font-medium text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
      >
        {children}
      </a>
      {host && <bdi className="text-meta text-ink-soft"> ({host})</bdi>}
    </>
  );
}
