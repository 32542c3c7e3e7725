import { buildSync } from "esbuild";

/** Bundles the service worker into public/sw.js. `keepsFiles`: whether it caches the page's files for use offline. */
export function bundleServiceWorker({ keepsFiles }: { keepsFiles: boolean }): void {
  buildSync({
    entryPoints: ["lib/service-worker/main.ts"],
    outfile: "public/sw.js",
    bundle: true,
    minify: true,
    target: "es2022",
    format: "iife",
    define: { KEEPS_FILES: String(keepsFiles) },
    logLevel: "warning",
  });
}

/**
 * Bundles server.ts and worker.ts into dist/, for production only: the bundles set NODE_ENV themselves, since packages read
 * it as they load, and leave out the demo, which only development imports.
 */
export function bundleServer(): void {
  buildSync({
    entryPoints: ["server.ts", "worker.ts"],
    entryNames: "[name]",
    outdir: "dist",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    external: ["@/demo/*"],
    banner: { js: 'process.env.NODE_ENV = "production"; process.env.NEXT_TELEMETRY_DISABLED = "1";' },
    logLevel: "warning",
  });
}
