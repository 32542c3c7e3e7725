"use client";

import { useState } from "react";
import { ErrorScreen } from "@/components/app-shell/error-screen";
import translations from "@/components/i18n/global-error.json";
import { I18nProvider } from "@/components/i18n/i18n-provider";
import { directionOf, isLocale, type Locale } from "@/components/i18n/locale";
import "./globals.css";

interface GlobalErrorProps {
  error: unknown;
  retry: () => void;
}

/** Replaces the root layout when that fails, so it renders the whole document and carries its few translations. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  const [locale] = useState(pageLocale);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      {/* The layout, which loads the fonts, has failed. */}
      <body style={{ fontFamily: "system-ui, sans-serif" }}>
        <title>{translations[locale].page.errorTitle}</title>
        <I18nProvider locale={locale} messages={translations[locale]}>
          <ErrorScreen error={error} retry={retry} />
        </I18nProvider>
      </body>
    </html>
  );
}

/** Returns the language of the failed page, which its document still has. */
function pageLocale(): Locale {
  const { lang } = typeof document === "undefined" ? { lang: "en" } : document.documentElement;
  return isLocale(lang) ? lang : "en";
}
