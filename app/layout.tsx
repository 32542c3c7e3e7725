import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { EarlyInputReplay } from "@/components/app-shell/early-input-replay";
import { I18nProvider } from "@/components/i18n/i18n-provider";
import { directionOf } from "@/components/i18n/locale";
import { CONTRAST_COOKIE, TEXT_SIZE_COOKIE, THEME_COOKIE } from "@/components/theme/appearance";
import { PRE_HYDRATION_SCRIPT } from "@/lib/server/http/pre-hydration-script";
import { fontVariables } from "./fonts";
import { currentLocale, currentTranslations } from "./i18n";
import { currentSsrContext } from "./ssr-context";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentTranslations();
  return {
    title: { default: words.app.name, template: `%s · ${words.app.name}` },
    description: words.app.description,
    manifest: "/manifest.webmanifest",
    icons: { icon: "/icon.svg", apple: "/icons/apple-touch.png" },
    appleWebApp: { capable: true, title: words.app.name },
  };
}

export const viewport: Viewport = {
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f5" },
    { media: "(prefers-color-scheme: dark)", color: "#101214" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await currentLocale();
  const jar = await cookies();
  const theme = jar.get(THEME_COOKIE)?.value;
  const contrast = jar.get(CONTRAST_COOKIE)?.value;
  const text = jar.get(TEXT_SIZE_COOKIE)?.value;
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      className={fontVariables}
      // The script in the head says here that it holds something.
      suppressHydrationWarning
      data-theme={theme === "light" || theme === "dark" ? theme : undefined}
      data-contrast={contrast === "more" || contrast === "standard" ? contrast : undefined}
      data-text={text === "large" || text === "larger" ? text : undefined}
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, which the policy knows by its hash */}
        <script dangerouslySetInnerHTML={{ __html: PRE_HYDRATION_SCRIPT }} />
      </head>
      <body>
        <I18nProvider locale={locale} words={await currentTranslations()} drawn={await currentSsrContext()}>
          {children}
        </I18nProvider>
        <EarlyInputReplay />
      </body>
    </html>
  );
}
