export type Kind = "person" | "group";
