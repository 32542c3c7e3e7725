"use client";

import { useState } from "react";
import { ErrorScreen } from "@/components/app-shell/error-screen";
import words from "@/components/i18n/global-error.json";
import { I18nProvider } from "@/components/i18n/i18n-provider";
import { directionOf, isLocale, type Locale } from "@/components/i18n/locale";
import "./globals.css";

interface GlobalErrorProps {
  error: unknown;
  retry: () => void;
}

/** Stands in for the root layout when that one fails, so it brings its own document, and the few words for it. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  const [locale] = useState(pageLocale);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      {/* The fonts are the layout's, which has failed. */}
      <body style={{ fontFamily: "system-ui, sans-serif" }}>
        <title>{words[locale].page.errorTitle}</title>
        <I18nProvider locale={locale} messages={words[locale]}>
          <ErrorScreen error={error} retry={retry} />
        </I18nProvider>
      </body>
    </html>
  );
}

/** The language of the page that failed, which is still in its document. */
function pageLocale(): Locale {
  const { lang } = typeof document === "undefined" ? { lang: "en" } : document.documentElement;
  return isLocale(lang) ? lang : "en";
}
