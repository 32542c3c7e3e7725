import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import * as z from "zod";
import { fcmSettings, vapidSettings } from "./push-settings";
import { singleton } from "./runtime";
import { StartupError } from "./startup-error";
import { secretWeakness } from "./weak-secret";

const SMTPS_PORT = 465;
const SUBMISSION_PORT = 587;
const text = z.string().min(1).optional();
const UNITS = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };
/** A number of bytes, plain or with a unit: `5GiB`. */
const bytes = z
  .string()
  .regex(/^\d+(\.\d+)? ?([KMGT]i)?B?$/, "must be a number of bytes, such as 5GiB")
  .transform((value) => {
    const unit = /([KMGT]i)B?$/.exec(value)?.[1];
    return Math.floor(Number.parseFloat(value) * (unit ? UNITS[`${unit}B` as keyof typeof UNITS] : 1));
  });
/** `host:port,…`, in lower case, as addresses are compared. */
const destinations = z
  .string()
  .transform((value) => value.split(",").map((entry) => entry.trim().toLowerCase()))
  .refine(
    (entries) => entries.every((entry) => /^([^\s:/@]+|\[[0-9a-f:.]+\]):\d{1,5}$/.test(entry)),
    "must be a list of host:port",
  );
export const settings = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text,
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  REGISTRATION: z.enum(["open", "invite", "closed"]).default("open"),
  /** Days without use after which a session ends, and its max age in days. */
  SESSION_IDLE_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  SESSION_DAYS: z.coerce.number().int().min(1).max(365).default(90),
  ADMIN_EMAIL: z.email().toLowerCase().optional(),
  AUDIT_DAYS: z.coerce.number().int().min(1).max(3_650).default(180),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  /**
   * How long an idle connection stays open. Longer than proxies keep theirs (Caddy 120 s, nginx and AWS ALB 60 s): a request
   * that meets the server's close fails with ECONNRESET.
   */
  KEEP_ALIVE_SECONDS: z.coerce.number().int().min(1).max(3_600).default(125),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  JOBS: z.enum(["on", "off"]).default("on"),
  METRICS_TOKEN: z.string().min(16).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  UPLOAD_QUOTA: bytes.prefault("5GiB"),
  STORAGE_QUOTA: bytes.optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: text,
  S3_ACCESS_KEY: text,
  S3_SECRET_KEY: text,
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(
      (value) => value.replace(/\/+$/, "") === new URL(value).origin,
      "must be an origin, without a path",
    )
    .optional(),
  CLAMAV_HOST: text,
  LINK_PREVIEWS: z.enum(["on", "off"]).default("on"),
  OUTBOUND_ALLOW: destinations.default([]),
  VAPID_PUBLIC_KEY: text,
  VAPID_PRIVATE_KEY: text,
  VAPID_SUBJECT: z.url({ protocol: /^(https|mailto)$/ }).optional(),
  FCM_SERVICE_ACCOUNT: text,
  FCM_ENDPOINT: z.url({ protocol: /^https?$/ }).default("https://fcm.googleapis.com"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_HOST: text,
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  SMTP_USER: text,
  SMTP_PASSWORD: text,
  SMTP_FROM: text,
  DIGEST_AFTER_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(30),
  DIGEST_EVERY_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(7 * 24)
    .default(6),
  GITHUB_ID: text,
  GITHUB_SECRET: text,
  /** Base URL of a GitHub Enterprise Server; github.com when unset. */
  GITHUB_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  GOOGLE_ID: text,
  GOOGLE_SECRET: text,
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
});

export type Env = ReturnType<typeof readEnv>;

/** Returns the validated settings of this process. Throws a StartupError if one is invalid. */
export function env(): Env {
  return singleton("env", () => readEnv(process.env));
}

function readEnv(source: NodeJS.ProcessEnv) {
  const nonEmpty = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(nonEmpty);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartupError(`The setting ${issue?.path.join(".")} is wrong: ${issue?.message}.`);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === "production";
  const dataDir = path.resolve(values.DATA_DIR);
  const weakness = production && values.AUTH_SECRET ? secretWeakness(values.AUTH_SECRET) : null;
  if (weakness) {
    throw new StartupError(
      `AUTH_SECRET can be guessed (${weakness}): set it to what \`openssl rand -base64 32\` prints, and keep it.`,
    );
  }
  if (values.REDIS_URL && !values.AUTH_SECRET) {
    throw new StartupError(
      "AUTH_SECRET must be set where REDIS_URL is: all instances have to sign sessions with the same one.",
    );
  }
  if (values.S3_ENDPOINT && !(values.S3_BUCKET && values.S3_ACCESS_KEY && values.S3_SECRET_KEY)) {
    throw new StartupError("S3_ENDPOINT needs S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY beside it.");
  }
  if (values.S3_PUBLIC_URL && !values.S3_ENDPOINT) {
    throw new StartupError(
      "S3_PUBLIC_URL is the address of the store that S3_ENDPOINT names, which is not set.",
    );
  }
  const appUrl = (values.APP_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, "");
  // next-auth reads its own URL only from the environment.
  source.NEXTAUTH_URL = appUrl;
  return {
    ...values,
    production,
    dataDir,
    host: values.HOST ?? (production ? "0.0.0.0" : "127.0.0.1"),
    appUrl,
    email: emailSettings(values, appUrl),
    vapid: vapidSettings(values, appUrl),
    fcm: fcmSettings(values.FCM_SERVICE_ACCOUNT, values.FCM_ENDPOINT),
    get authSecret() {
      return values.AUTH_SECRET ?? singleton("auth-secret", () => loadOrCreateSecret(dataDir));
    },
  };
}

export interface EmailSettings {
  host: string;
  port: number;
  /** TLS from the first byte. Otherwise STARTTLS if the server offers it, and always before a password. */
  secure: boolean;
  user?: string | undefined;
  password?: string | undefined;
  /** Content of the From header. */
  from: string;
}

/** Returns how e-mail is sent; null if no SMTP server is configured: then none is sent. */
function emailSettings(values: z.infer<typeof settings>, appUrl: string): EmailSettings | null {
  const url = values.SMTP_URL ? new URL(values.SMTP_URL) : null;
  const host = url?.hostname ?? values.SMTP_HOST;
  if (!host) return null;
  const port = url?.port ? Number(url.port) : values.SMTP_PORT;
  const secure = url ? url.protocol === "smtps:" : port === SMTPS_PORT;
  return {
    host,
    port: port ?? (secure ? SMTPS_PORT : SUBMISSION_PORT),
    secure,
    user: url?.username ? decodeURIComponent(url.username) : values.SMTP_USER,
    password: url?.password ? decodeURIComponent(url.password) : values.SMTP_PASSWORD,
    from: values.SMTP_FROM ?? `Parley <no-reply@${new URL(appUrl).hostname}>`,
  };
}

/** Returns the secret that was generated at the first start and is stored in `DATA_DIR`, readable by its owner only. */
function loadOrCreateSecret(dataDir: string): string {
  const file = path.join(dataDir, "auth-secret");
  if (existsSync(file)) {
    restrictToOwner(file);
    return readFileSync(file, "utf8").trim();
  }
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  return secret;
}

/** Restricts the file's permissions to its owner: a copy or a restored backup may have widened them. */
function restrictToOwner(file: string): void {
  if ((statSync(file).mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch {
    throw new StartupError(`${file} can be read by others; give it to this user alone (chmod 600).`);
  }
}

/** Creates `DATA_DIR` if it is missing. Throws a StartupError if it is not writable. */
export function prepareDataDir(): void {
  const { dataDir } = env();
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    const probe = path.join(dataDir, ".write-probe");
    writeFileSync(probe, "", { mode: 0o600 });
    chmodSync(probe, 0o600);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new StartupError(
      `The data directory ${dataDir} cannot be written (${reason}); set DATA_DIR to another.`,
    );
  }
}
