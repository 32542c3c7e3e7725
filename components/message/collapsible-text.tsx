import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";

/** Max length of a text that shows in full, about a phone screen; a longer one is collapsed. UTF-16 units. */
const COLLAPSE_CHARACTERS = 1_600;
/** Max lines of a text that shows in full. */
const COLLAPSE_LINES = 24;

/** Clips glyphs that overflow their line, such as stacked accents, and collapses long texts behind a button. */
export function CollapsibleText({ text, children }: { text: string; children: ReactNode }) {
  const t = useTranslations("room");
  const id = useId();
  const [open, setOpen] = useState(false);
  const long =
    text.length > COLLAPSE_CHARACTERS || text.split("\n", COLLAPSE_LINES + 1).length > COLLAPSE_LINES;
  return (
    <>
      <div
        id={id}
        className={cx(
          "overflow-clip [overflow-clip-margin:3px]",
          long && !open && "max-h-96 mask-b-from-80%",
        )}
      >
        {children}
      </div>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="mt-1 font-medium text-accent hover:underline"
        >
          {t(open ? "showLess" : "showMore")}
        </button>
      )}
    </>
  );
}
