/** The user who performs an action, and the session they use. */
export interface Actor {
  userId: string;
  sessionId: string;
}
