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

/** Loads pages by cursor, one after the other; `more` is null at the end. Refetches whenever it mounts. */
function usePages<P extends Page>(queryKey: readonly unknown[], path: string, query: Record<string, string>) {
  const { api } = useChat();
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery<P, ApiError>({
    queryKey,
    queryFn: ({ pageParam }) => {
      const cursorParam = typeof pageParam === "string" ? { cursor: pageParam } : undefined;
      return api.get<P>(`${path}?${new URLSearchParams({ ...query, ...cursorParam })}`);
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
  const list = usePages<AdminUserPage>(queryKeys.adminUsers(query, suspended), "/api/admin/people", {
    query,
    ...(suspended ? { suspended: "true" } : {}),
  });
  const refresh = () => cache.invalidateQueries({ queryKey: [queryKeys.adminUsers("", false)[0]] });
  return {
    ...list,
    people: list.pages?.flatMap((page) => page.people),
    suspend: (userId: string) => api.put<unknown>(`/api/admin/people/${userId}/suspension`).then(refresh),
    restore: (userId: string) => api.delete<unknown>(`/api/admin/people/${userId}/suspension`).then(refresh),
  };
}

export function useReports(state: "open" | "resolved") {
  const { api } = useChat();
  const cache = useQueryClient();
  const list = usePages<ReportPage>(queryKeys.reports(state), "/api/admin/reports", { state });
  const refresh = () => cache.invalidateQueries({ queryKey: [queryKeys.reports("")[0]] });
  return {
    ...list,
    reports: list.pages?.flatMap((page) => page.reports),
    resolve: (id: string, outcome: ReportOutcome) =>
      api.patch<unknown>(`/api/admin/reports/${id}`, { outcome }).then(refresh),
    deleteMessage: (id: string) => api.delete<unknown>(`/api/messages/${id}`).then(refresh),
    suspend: (userId: string) => api.put<unknown>(`/api/admin/people/${userId}/suspension`).then(refresh),
  };
}

/** Loads the audit log; an empty `action` selects all. */
export function useAuditLog(action: AuditAction | "") {
  const list = usePages<AuditPage>(queryKeys.audit(action), "/api/audit", action ? { action } : {});
  return { ...list, entries: list.pages?.flatMap((page) => page.entries) };
}
