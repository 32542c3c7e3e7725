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
  rooms: DigestRoom[];
  /** What did not find room, empty for none. */
  more: string;
  open: string;
  why: string;
  stop: string;
  stopUrl: string;
}
