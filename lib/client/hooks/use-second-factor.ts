"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Enrolment, SecondFactorProof, SecondFactorState } from "@/lib/contract/second-factor";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

const PATH = "/api/me/second-factor";

/** One's own second factor: how it stands, and all that changes it. */
export function useSecondFactor() {
  const { api } = useChat();
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery<SecondFactorState, ApiError>({
    queryKey: queryKeys.secondFactor,
    queryFn: async () => (await api.get<{ secondFactor: SecondFactorState }>(PATH)).secondFactor,
    staleTime: 0,
  });
  const changed = <T>(result: T) =>
    cache.invalidateQueries({ queryKey: queryKeys.secondFactor }).then(() => result);
  return {
    state: data,
    error: data ? null : error,
    retry: () => void refetch(),
    begin: (password: string) => api.post<Enrolment>(PATH, { password }),
    /** Turns it on; resolves to the recovery codes, which cannot be had again. */
    confirm: async (code: string) =>
      changed((await api.put<{ recoveryCodes: string[] }>(PATH, { code })).recoveryCodes),
    renewCodes: async (proof: SecondFactorProof) =>
      changed((await api.post<{ recoveryCodes: string[] }>(`${PATH}/recovery-codes`, proof)).recoveryCodes),
    turnOff: async (proof: SecondFactorProof) => changed(await api.post<void>(`${PATH}/removal`, proof)),
  };
}
