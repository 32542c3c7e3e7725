import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { EmailSettings } from "../platform/env";
import { log } from "../platform/log";

/** An e-mail to send. */
export interface Email {
  /** The Message-ID without the host. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/**
 * The outcome of sending an e-mail. `refused`: the server will never accept it. `postponed`: it may accept it later.
 * `unknown`: the connection broke when the server may have accepted it already.
 */
export type SendOutcome = "accepted" | "refused" | "postponed" | "unknown";

export interface SmtpClient {
  /** Sends one e-mail; call it serially. After `unknown` the client cannot send any more. */
  send(email: Email): Promise<SendOutcome>;
  close(): void;
}

/** Max time to connect and to receive the greeting. */
const CONNECT_TIMEOUT_MS = 15_000;
/** Max time without data from the server. */
const IDLE_TIMEOUT_MS = 60_000;
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

/** Connects and logs in. Throws while nothing can be sent. */
export async function connectSmtp(settings: EmailSettings): Promise<SmtpClient> {
  const { host, port, secure, user, password, from } = settings;
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    // A password crosses the network under TLS only.
    requireTLS: password !== undefined && !LOCAL_HOSTS.has(host),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: IDLE_TIMEOUT_MS,
  });
  const broken = new Promise<never>((_, reject) => {
    connection.on("error", reject);
    connection.once("end", () => reject(new Error("The SMTP server closed the connection.")));
  });
  broken.catch((err) => log().debug({ err }, "the connection to the SMTP server has ended"));
  try {
    await untilBroken((done) => connection.connect(done));
    if (user !== undefined) {
      await untilBroken((done) => connection.login({ credentials: { user, pass: password ?? "" } }, done));
    }
  } catch (error) {
    connection.close();
    throw error;
  }

  function untilBroken(work: (done: (error?: Error | null) => void) => void): Promise<void> {
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
        await untilBroken((done) => connection.send(envelope, message, done));
        return "accepted";
      } catch (error) {
        const outcome = outcomeOf(error);
        log().warn({ err: error, id: email.id, outcome }, "an e-mail was not accepted");
        if (outcome !== "unknown") await untilBroken((done) => connection.reset(done));
        return outcome;
      }
    },
    close: () => connection.quit(),
  };
}

function compose({ id, headers, ...email }: Email, from: string) {
  const host = addressOf(from).split("@").at(-1);
  return new MailComposer({ ...email, from, messageId: `<${id}@${host}>`, headers }).compile();
}

/** Returns the bare address of `Name <address>`. */
function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
}

/** Returns the outcome by the server's response code. Without a response the server may have accepted the e-mail. */
function outcomeOf(error: unknown): SendOutcome {
  // A rejected sender is an error of the settings, which may be corrected.
  if (error instanceof Error && "command" in error && error.command === "MAIL FROM") return "postponed";
  const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : Number.NaN;
  if (code >= 500) return "refused";
  return code >= 400 ? "postponed" : "unknown";
}
