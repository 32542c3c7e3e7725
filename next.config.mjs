/** @type {import("next").NextConfig} */
export default {
  // Native addons, and packages that must be the very ones that server.ts has loaded.
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@node-rs/argon2",
    "@tus/file-store",
    "@tus/s3-store",
    "file-type",
    "ioredis",
    "mediabunny",
    "pino",
    "postgres",
    "prom-client",
    "sharp",
    "socket.io",
    "thumbhash",
  ],
  // Words reach a page compiled (components/i18n/compile-translations.ts): it formats them and needs no parser.
  turbopack: { resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
  poweredByHeader: false,
  // The server packs what it answers, Next's answers among them (lib/server/http/compress.ts).
  compress: false,
  experimental: {
    // Nearly everybody opens a conversation first and stays there: few scripts pack better than many, and their parts are
    // wanted together. What is loaded later by itself stays apart.
    turbopackChunking: {
      firstPageLoadPriority: 1,
      requestCost: 10_000_000,
      minChunkSize: 400_000,
      maxMergeChunkSize: 4_000_000,
    },
  },
  // Pictures are as we serve them. Next's optimiser would fetch any path of ours and keep what it got for everybody.
  images: { unoptimized: true },
  // It would lie over the composer.
  devIndicators: false,
  // `npm run check` runs the type checker over the whole tree; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
};
