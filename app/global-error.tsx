"use client";

import { ErrorScreen } from "@/components/frame/error-screen";
import words from "@/components/words/en.json";
import { WordsProvider } from "@/components/words/words-provider";
import { fontVariables } from "./fonts";
import "./globals.css";

interface GlobalErrorProps {
  error: unknown;
  retry: () => void;
}

/** Stands in for the root layout when that one fails, so it brings its own document. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>{words.page.errorTitle}</title>
        <WordsProvider>
          <ErrorScreen error={error} retry={retry} />
        </WordsProvider>
      </body>
    </html>
  );
}
