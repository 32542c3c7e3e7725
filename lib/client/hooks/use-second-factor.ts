"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Enrolment, SecondFactorProof, SecondFactorState } from "@/lib/contract/second-factor";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

const PATH = "/api/me/second-factor";

/** Returns the state of the user's second factor and the actions that change it. */
export function useSecondFactor() {
  const { api } = useChat();
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery<SecondFactorState, ApiError>({
    queryKey: queryKeys.secondFactor,
    queryFn: async () => (await api.get<{ secondFactor: SecondFactorState }>(PATH)).secondFactor,
    staleTime: 0,
  });
  const refresh = <T>(result: T) =>
    cache.invalidateQueries({ queryKey: queryKeys.secondFactor }).then(() => result);
  return {
    state: data,
    error: data ? null : error,
    retry: () => void refetch(),
    begin: (password: string) => api.post<Enrolment>(PATH, { password }),
    /** Turns it on; resolves to the recovery codes, which cannot be retrieved again. */
    confirm: async (code: string) =>
      refresh((await api.put<{ recoveryCodes: string[] }>(PATH, { code })).recoveryCodes),
    renewCodes: async (proof: SecondFactorProof) =>
      refresh((await api.post<{ recoveryCodes: string[] }>(`${PATH}/recovery-codes`, proof)).recoveryCodes),
    turnOff: async (proof: SecondFactorProof) => refresh(await api.post<void>(`${PATH}/removal`, proof)),
  };
}
