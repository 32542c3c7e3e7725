import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { EmailSettings } from "../platform/env";
import { log } from "../platform/log";

export interface Email {
  /** Without the host: what makes this e-mail one and the same wherever it turns up. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/**
 * What became of an e-mail. `refused`: the server will never take it. `postponed`: it has not taken it, and may later.
 * `unknown`: the connection broke when it may have been taken already.
 */
export type SendOutcome = "accepted" | "refused" | "postponed" | "unknown";

export interface SmtpClient {
  /** One at a time. After `unknown` nothing more can be sent here. */
  send(email: Email): Promise<SendOutcome>;
  close(): void;
}

const CONNECT_MS = 15_000;
const SILENT_MS = 60_000;
const HERE = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

/** Connects and signs in; fails while nothing can be sent at all. */
export async function connectSmtp(settings: EmailSettings): Promise<SmtpClient> {
  const { host, port, secure, user, password, from } = settings;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    // A password goes over the network under TLS only.
    requireTLS: password !== undefined && !HERE.has(host),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
  });
  const broken = new Promise<never>((_, reject) => {
    connection.on("error", reject);
    connection.once("end", () => reject(new Error("the SMTP server has closed the connection")));
  });
  broken.catch((err) => log().debug({ err }, "the connection to the SMTP server has ended"));
  try {
    await orBroken((done) => connection.connect(done));
    if (user !== undefined) {
      await orBroken((done) => connection.login({ credentials: { user, pass: password ?? "" } }, done));
    }
  } catch (error) {
    connection.close();
    throw error;
  }

  function orBroken(work: (done: (error?: Error | null) => void) => void): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      work((error) => (error ? reject(error) : resolve()));
    });
    return Promise.race([done, broken]);
  }

  return {
    async send(email) {
      const message = await compose(email, from).build();
      const envelope = { from: addressOf(from), to: email.to };
      try {
        await orBroken((done) => connection.send(envelope, message, done));
        return "accepted";
      } catch (error) {
        const fate = fateOf(error);
        log().warn({ err: error, id: email.id, fate }, "an e-mail was not accepted");
        if (fate !== "unknown") await orBroken((done) => connection.reset(done));
        return fate;
      }
    },
    close: () => connection.quit(),
  };
}

function compose({ id, headers, ...email }: Email, from: string) {
  const host = addressOf(from).split("@").at(-1);
  return new MailComposer({ ...email, from, messageId: `<${id}@${host}>`, headers }).compile();
}

/** The bare address of `Name <address>`. */
function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
}

/** What the server said tells; where it said nothing, it may have taken the e-mail. */
function fateOf(error: unknown): SendOutcome {
  // Whom it will not take e-mail from is a matter of the settings, which may be put right.
  if (error instanceof Error && "command" in error && error.command === "MAIL FROM") return "postponed";
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : Number.NaN;
  if (code >= 500) return "refused";
  return code >= 400 ? "postponed" : "unknown";
}
