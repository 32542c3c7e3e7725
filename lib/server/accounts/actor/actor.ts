/** Who does something: a person, by one of their sessions. */
export interface Actor {
  userId: string;
  sessionId: string;
}
