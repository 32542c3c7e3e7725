/** What a session stores about its client, so that the user recognises it in the list of sessions. */
export interface ClientInfo {
  userAgent: string | null;
  ip: string | null;
}
