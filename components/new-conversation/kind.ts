export type ConversationKind = "person" | "group";
