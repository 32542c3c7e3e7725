import type { Digest, DigestRoom } from "./digest";

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Escapes text and attribute values, so that nothing users wrote becomes markup. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Renders a digest as an HTML page with inline styles, since mail programs drop all others, and nothing to load. */
export function renderDigestHtml(digest: Digest): string {
  const { language, direction, subject, lead, rooms, url, more, reason, unsubscribeLabel, unsubscribeUrl } =
    digest;
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 16px;font:15px/22px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 20px;font-size:18px;line-height:26px;font-weight:600">${escapeHtml(subject)}</p>
${rooms.length > 0 ? `<p style="margin:0 0 20px">${escapeHtml(lead)}</p>` : linkHtml(url, digest.openLabel)}
${rooms.map((room) => roomHtml(room, digest)).join("\n")}
${more ? `<p style="margin:0 0 20px">${escapeHtml(more)}</p>` : ""}
<p style="margin:28px 0 0;padding-top:14px;border-top:1px solid #8884;font-size:13px;line-height:18px;opacity:.75">${escapeHtml(reason)}<br><a href="${escapeHtml(unsubscribeUrl)}" style="color:inherit">${escapeHtml(unsubscribeLabel)}</a></p>
</div>
</body>
</html>`;
}

function roomHtml({ title, url, lines }: DigestRoom, { openLabel }: Digest): string {
  const messages = lines.map(({ sender, text }) => {
    const prefix = sender === null ? "" : `<b><bdi>${escapeHtml(sender)}</bdi></b>: `;
    return `<p style="margin:4px 0 0">${prefix}<span dir="auto">${escapeHtml(text)}</span></p>`;
  });
  return `<div style="margin:0 0 16px;padding:14px 16px;border:1px solid #8884;border-radius:14px">
<p style="margin:0;font-weight:600"><bdi>${escapeHtml(title)}</bdi></p>
${messages.join("\n")}
${linkHtml(url, openLabel)}
</div>`;
}

function linkHtml(url: string, text: string): string {
  return `<p style="margin:10px 0 0"><a href="${escapeHtml(url)}" style="color:#0f766e;font-weight:600">${escapeHtml(text)}</a></p>`;
}
