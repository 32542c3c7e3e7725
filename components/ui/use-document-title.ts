import { useEffect } from "react";

/** Sets a document title that only the client knows. The next route's metadata replaces it. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
}
