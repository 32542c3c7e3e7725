"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Message, MessageVersion } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** When a member received and read a message, in ISO-8601. */
export interface MemberReceipt {
  userId: string;
  deliveredAt: string | null;
  readAt: string | null;
}

/** Loads a message's receipt times. Refetches whenever a member's receipt reaches it. */
export function useMessageReceipts(room: Room, message: Message) {
  const { api } = useChat();
  const delivered = room.members.filter((member) => member.deliveredSeq >= message.seq).length;
  const read = room.members.filter((member) => member.readSeq >= message.seq).length;
  const { data, error } = useQuery<MemberReceipt[], ApiError>({
    queryKey: [...queryKeys.message(message.id), "receipts", room.members.length, delivered, read],
    queryFn: async () =>
      (await api.get<{ members: MemberReceipt[] }>(`/api/messages/${message.id}/receipts`)).members,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return { receipts: data, error: data ? null : error };
}

/** Loads a message's earlier contents, oldest first. */
export function useMessageVersions(message: Message) {
  const { api } = useChat();
  const { data, error } = useQuery<MessageVersion[], ApiError>({
    queryKey: [...queryKeys.message(message.id), "edits", message.rev],
    queryFn: async () =>
      (await api.get<{ edits: MessageVersion[] }>(`/api/messages/${message.id}/edits`)).edits,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { edits: data, error: data ? null : error };
}
