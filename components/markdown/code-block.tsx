import { Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import { useCopyCode } from "./use-copy-code";

interface CodeBlockProps {
  text: string;
  language: string | null;
}

export function CodeBlock({ text, language }: CodeBlockProps) {
  const t = useTranslations("message");
  const copy = useCopyCode();
  return (
    <div dir="ltr" className="my-1 overflow-hidden rounded-lg bg-paper ring-1 ring-hairline">
      <div className="flex h-8 items-center justify-between gap-2 ps-3 pe-1">
        <span className="truncate text-note text-ink-soft">{language}</span>
        <button
          type="button"
          aria-label={t("copyCode")}
          title={t("copyCode")}
          onClick={() => copy(text)}
          className="flex size-7 items-center justify-center rounded-md text-ink-soft hover:bg-hover hover:text-ink"
        >
          <Copy aria-hidden className="size-4" />
        </button>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto px-3 pb-2.5 text-meta -outline-offset-2! [overflow-wrap:normal]"
      >
        <code>{text}</code>
      </pre>
    </div>
  );
}
