import { bundleServiceWorker } from "./bundle";

/** Starts the server in development, in this process, so that it gets the terminal's signals: `npm run dev`. */
async function dev(): Promise<void> {
  bundleServiceWorker({ keepsFiles: false });
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  await import("../server");
}

void dev();
