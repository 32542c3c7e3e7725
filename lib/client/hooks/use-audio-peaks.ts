"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";
import { audioPeaks, PEAKS_SOURCE_BYTES_MAX } from "../uploads/audio-peaks";
import { useChat } from "./chat-context";

/** Returns a recording's waveform; null if it is unknown. `url` is null while the recording is not uploaded. */
export function useAudioPeaks(
  { id, url, size }: { id: string; url: string | null; size: number },
  enabled: boolean,
) {
  const { files } = useChat();
  const { data } = useQuery<number[] | null>({
    queryKey: queryKeys.audioPeaks(id),
    queryFn:
      enabled && size <= PEAKS_SOURCE_BYTES_MAX
        ? async () => {
            const source = await (url === null ? files.get(id).then((file) => file?.blob) : fetch(url));
            // A recording that cannot be fetched or decoded is shown without a waveform.
            return source ? audioPeaks(await source.arrayBuffer()).catch(() => null) : null;
          }
        : skipToken,
    retry: false,
  });
  return data ?? null;
}
