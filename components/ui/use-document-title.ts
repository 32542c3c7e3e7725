import { useEffect } from "react";

/** Names the window after what only the client knows. Each route's own metadata takes over when one leaves. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
}
