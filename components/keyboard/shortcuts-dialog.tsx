import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { isMac, keyLabel, SHORTCUTS } from "./shortcuts";

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("keyboard");
  const mac = isMac();
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        tabIndex={0}
        data-first-focus
        className="min-h-0 flex-1 space-y-5 overflow-y-auto px-5 pb-5 -outline-offset-2!"
      >
        {SHORTCUTS.map(({ group, shortcuts }) => (
          <section key={group} aria-label={t(group)}>
            <h3 className="mb-1 text-meta font-semibold text-ink-soft">{t(group)}</h3>
            <dl className="divide-y divide-hairline">
              {shortcuts.map(({ id, keys }) => (
                <div key={id} className="flex items-center justify-between gap-4 py-2">
                  <dt>{t(id)}</dt>
                  <dd dir="ltr" className="flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <kbd
                        key={key}
                        className="min-w-7 rounded-md border border-edge bg-surface px-1.5 text-center font-sans text-meta"
                      >
                        {keyLabel(key, mac)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
