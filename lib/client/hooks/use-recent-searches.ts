"use client";

import { useCallback, useEffect, useState } from "react";
import { addRecentSearch, readRecentSearches, writeRecentSearches } from "../persist/recent-searches";
import { useMe } from "./use-me";

/** Returns the user's recent searches on this device, latest first. */
export function useRecentSearches() {
  const { id } = useMe();
  const [searches, setSearches] = useState<readonly string[]>([]);
  useEffect(() => setSearches(readRecentSearches(id)), [id]);
  const change = useCallback(
    (next: (searches: readonly string[]) => readonly string[]) => {
      // Read again: another tab may have searched meanwhile.
      const changed = next(readRecentSearches(id));
      writeRecentSearches(id, changed);
      setSearches(changed);
    },
    [id],
  );
  return {
    searches,
    remember: useCallback((query: string) => change((now) => addRecentSearch(now, query)), [change]),
    forget: useCallback((query: string) => change((now) => now.filter((other) => other !== query)), [change]),
    forgetAll: useCallback(() => change(() => []), [change]),
  };
}
