"use client";

import { Toaster as Sonner } from "sonner";
import { useTranslations } from "use-intl";
import { useTheme } from "@/components/theme/use-appearance";

/** Shows toasts above the composer. */
export function Toaster() {
  const t = useTranslations("action");
  const [theme] = useTheme();
  return (
    <Sonner
      theme={theme}
      style={{ fontFamily: "inherit" }}
      position="bottom-center"
      containerAriaLabel={t("notices")}
      offset={96}
      mobileOffset={96}
      toastOptions={{
        style: {
          background: "var(--raised)",
          color: "var(--ink)",
          border: "1px solid var(--hairline)",
          fontFamily: "inherit",
        },
        actionButtonStyle: { background: "var(--accent)", color: "var(--on-accent)" },
      }}
    />
  );
}
