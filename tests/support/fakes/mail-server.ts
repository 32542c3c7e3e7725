import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** An e-mail as a mail program decodes it. */
export interface ReceivedEmail {
  to: string[];
  headers: Map<string, string>;
  text: string;
  html: string;
}

/** How the server answers an e-mail: accepts it, refuses it with a code, cuts the connection after the data, or hangs. */
export type SmtpBehaviour = "accept" | "cut" | "hang" | { at: "recipient" | "data"; code: number };

/** A real SMTP server on the loopback address, which stores what it receives. */
export interface MailServer {
  url: string;
  received: ReceivedEmail[];
  /** Sets how it answers e-mails from now on. */
  setBehaviour(manner: SmtpBehaviour): void;
  stop(): Promise<void>;
}

export async function startMailServer(account?: { user: string; password: string }): Promise<MailServer> {
  const received: ReceivedEmail[] = [];
  let manner: SmtpBehaviour = "accept";
  const refusal = (code: number) => Object.assign(new Error("no"), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: account ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    allowInsecureAuth: true,
    authOptional: !account,
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, callback) =>
      username === account?.user && password === account?.password
        ? callback(null, { user: username })
        : callback(refusal(535)),
    onRcptTo: (_address, _session, callback) =>
      callback(typeof manner === "object" && manner.at === "recipient" ? refusal(manner.code) : null),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (typeof manner === "object") return callback(refusal(manner.code));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, ...parseEmail(Buffer.concat(chunks).toString("latin1")) });
        if (manner === "accept") return callback();
        if (manner === "cut") server.connections.forEach((connection) => void connection.close());
      });
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const credentials = account ? `${account.user}:${encodeURIComponent(account.password)}@` : "";
  return {
    url: `smtp://${credentials}127.0.0.1:${port}`,
    received,
    setBehaviour: (wanted) => {
      manner = wanted;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function parseEmail(raw: string): Omit<ReceivedEmail, "to"> {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get("content-type") ?? "")?.[1];
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => split(part.replace(/^\r\n/, "")))
    : [];
  const of = (type: string) => {
    const part = parts.find((one) => one.headers.get("content-type")?.startsWith(type));
    return part ? decoded(part.body, part.headers.get("content-transfer-encoding") ?? "") : "";
  };
  return { headers, text: of("text/plain"), html: of("text/html") };
}

function split(raw: string) {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())] as const;
    }),
  );
  return { headers, body: raw.slice(end + 4) };
}

/** Decodes encoded words (RFC 2047). */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : quotedPrintable(text.replace(/_/g, " ")),
    );
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding === "quoted-printable") return quotedPrintable(body);
  return Buffer.from(body, "latin1").toString("utf8");
}

function quotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
