"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { AuditAction, AuditPage } from "@/lib/contract/audit";
import type { AdminUserPage, ReportOutcome, ReportPage } from "@/lib/contract/moderation";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

interface Page {
  nextCursor: string | null;
}

/** Pages by cursor, one after the other; `more` is null at the end. Asked for anew whenever they are shown. */
function usePages<P extends Page>(queryKey: readonly unknown[], path: string, query: Record<string, string>) {
  const { api } = useChat();
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery<P, ApiError>({
    queryKey,
    queryFn: ({ pageParam }) => {
      const cursor = typeof pageParam === "string" ? { cursor: pageParam } : undefined;
      return api.get<P>(`${path}?${new URLSearchParams({ ...query, ...cursor })}`);
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return {
    pages: data?.pages as P[] | undefined,
    error: data ? null : error,
    busy: isFetching,
    more: hasNextPage ? () => void fetchNextPage() : null,
    retry: () => void refetch(),
  };
}

export function useAdminUsers(query: string, suspended: boolean) {
  const { api } = useChat();
  const cache = useQueryClient();
  const found = usePages<AdminUserPage>(queryKeys.adminUsers(query, suspended), "/api/admin/people", {
    query,
    ...(suspended ? { suspended: "true" } : {}),
  });
  const again = () => cache.invalidateQueries({ queryKey: [queryKeys.adminUsers("", false)[0]] });
  return {
    ...found,
    people: found.pages?.flatMap((page) => page.people),
    suspend: (userId: string) => api.put<unknown>(`/api/admin/people/${userId}/suspension`).then(again),
    restore: (userId: string) => api.delete<unknown>(`/api/admin/people/${userId}/suspension`).then(again),
  };
}

export function useReports(state: "open" | "resolved") {
  const { api } = useChat();
  const cache = useQueryClient();
  const found = usePages<ReportPage>(queryKeys.reports(state), "/api/admin/reports", { state });
  const again = () => cache.invalidateQueries({ queryKey: [queryKeys.reports("")[0]] });
  return {
    ...found,
    reports: found.pages?.flatMap((page) => page.reports),
    resolve: (id: string, outcome: ReportOutcome) =>
      api.patch<unknown>(`/api/admin/reports/${id}`, { outcome }).then(again),
    deleteMessage: (id: string) => api.delete<unknown>(`/api/messages/${id}`).then(again),
    suspend: (userId: string) => api.put<unknown>(`/api/admin/people/${userId}/suspension`).then(again),
  };
}

/** `action` empty for everything. */
export function useAuditLog(action: AuditAction | "") {
  const found = usePages<AuditPage>(queryKeys.audit(action), "/api/audit", action ? { action } : {});
  return { ...found, entries: found.pages?.flatMap((page) => page.entries) };
}
