import { stripMarkdown } from "@/lib/shared/strip-markdown";
import type { Email } from "../email/smtp-client";
import { env } from "../platform/env";
import type { DigestClaim } from "./claim-digest";
import type { Digest, DigestRoom } from "./digest";
import { digestTextsFor } from "./digest-texts";
import type { MissedMessage } from "./missed-messages";
import { renderDigestHtml } from "./render-digest-html";
import { unsubscribeToken } from "./unsubscribe-token";

/** Max characters of a message in a digest. */
const SNIPPET_LENGTH = 200;

/** Composes the e-mail of a claimed digest in the reader's language, as text and HTML, with RFC 8058 one-click unsubscribe. */
export function composeDigest({ id, userId, email, language, pushPreview, missed }: DigestClaim): Email {
  const texts = digestTextsFor(language ?? "en");
  const { appUrl } = env();
  const total = missed[0]?.total ?? missed.length;
  const token = unsubscribeToken(userId);
  const digest: Digest = {
    language: language ?? "en",
    direction: language === "ar" ? "rtl" : "ltr",
    subject: texts.subject(total),
    lead: texts.lead(new URL(appUrl).host),
    rooms: pushPreview
      ? groupByRoom(missed, (message) => stripMarkdown(message.content) || texts.file(message.type))
      : [],
    more: pushPreview && total > missed.length ? texts.more(total - missed.length) : "",
    url: `${appUrl}/rooms`,
    openLabel: texts.openLabel,
    reason: texts.reason,
    unsubscribeLabel: texts.unsubscribeLabel,
    unsubscribeUrl: `${appUrl}/unsubscribe?token=${token}`,
  };
  return {
    id: `digest-${id}`,
    to: email,
    subject: digest.subject,
    text: renderDigestText(digest),
    html: renderDigestHtml(digest),
    headers: {
      "List-Unsubscribe": `<${appUrl}/api/email/unsubscribe?token=${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
      "Content-Language": digest.language,
    },
  };
}

function groupByRoom(
  missed: readonly MissedMessage[],
  textOf: (message: MissedMessage) => string,
): DigestRoom[] {
  const rooms = new Map<string, DigestRoom>();
  for (const message of missed) {
    const { roomId, seq, title, kind, sender } = message;
    const room = rooms.get(roomId) ?? { title, url: `${env().appUrl}/rooms/${roomId}?at=${seq}`, lines: [] };
    rooms.set(roomId, room);
    room.lines.push({ sender: kind === "group" ? sender : null, text: truncateText(textOf(message)) });
  }
  return [...rooms.values()];
}

function truncateText(text: string): string {
  const characters = [...text];
  return characters.length > SNIPPET_LENGTH ? `${characters.slice(0, SNIPPET_LENGTH).join("")}…` : text;
}

function renderDigestText({
  subject,
  lead,
  rooms,
  url,
  more,
  reason,
  unsubscribeLabel,
  unsubscribeUrl,
}: Digest): string {
  const parts = rooms.map(({ title, url, lines }) => {
    const messages = lines.map(({ sender, text }) => `  ${sender === null ? "" : `${sender}: `}${text}`);
    return [title, ...messages, `  ${url}`].join("\n");
  });
  const paragraphs = parts.length > 0 ? [lead, ...parts] : [subject, url];
  return [
    ...paragraphs,
    ...(more ? [more] : []),
    "-- ",
    reason,
    `${unsubscribeLabel}: ${unsubscribeUrl}`,
  ].join("\n\n");
}
