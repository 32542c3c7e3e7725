/** A room with what was missed in it, ready to be written down. */
export interface DigestRoom {
  title: string;
  /** Its first missed message in the page. */
  url: string;
  lines: { sender: string | null; text: string }[];
}

export interface Digest {
  language: string;
  direction: "ltr" | "rtl";
  subject: string;
  lead: string;
  /** None where it says neither who nor what. */
  rooms: DigestRoom[];
  /** All of one's rooms in the page. */
  url: string;
  /** What did not find room, empty for none. */
  more: string;
  openLabel: string;
  reason: string;
  unsubscribeLabel: string;
  unsubscribeUrl: string;
}
