/** A room with its missed messages, ready to be rendered. */
export interface DigestRoom {
  title: string;
  /** Link to its first missed message. */
  url: string;
  lines: { sender: string | null; text: string }[];
}

/** The content of a digest, rendered as text and as HTML. */
export interface Digest {
  language: string;
  direction: "ltr" | "rtl";
  subject: string;
  lead: string;
  /** Empty for a user who wants no previews. */
  rooms: DigestRoom[];
  /** Link to the list of rooms. */
  url: string;
  /** How many messages are not shown; empty for none. */
  more: string;
  openLabel: string;
  reason: string;
  unsubscribeLabel: string;
  unsubscribeUrl: string;
}
