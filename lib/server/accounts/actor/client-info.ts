/** What is remembered of the device, so that its owner recognises it in the list. */
export interface ClientInfo {
  userAgent: string | null;
  ip: string | null;
}
