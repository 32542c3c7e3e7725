import type { ReactNode } from "react";
import { mismatchedHost } from "./mismatched-host";

interface ExternalLinkProps {
  /** http, https or mailto. */
  href: string;
  /** The link's text, compared with its target to expose a misleading link. */
  text: string;
  children: ReactNode;
}

/** A link to another site. It opens in a new tab, without referrer or opener. */
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
