import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { estimatePasswordStrength, type PasswordStrength } from "@/lib/client/account/password-strength";

const LEVELS = { weak: 1, fair: 2, good: 3, strong: 4 } as const satisfies Record<PasswordStrength, number>;
const COLOURS = { weak: "bg-danger", fair: "bg-ink-faint", good: "bg-accent", strong: "bg-accent" } as const;
const SETTLE_MS = 250;

interface StrengthMeterProps {
  password: string;
  /** What a guesser knows of its owner. */
  known: readonly string[];
}

/** A hint while a password is made. What it says is said in words as well; the server decides. */
export function PasswordStrengthMeter({ password, known }: StrengthMeterProps) {
  const t = useTranslations("auth.strength");
  const strength = useStrength(password, known);
  const level = strength ? LEVELS[strength] : 0;
  return (
    <div className="mt-2 flex h-5 items-center gap-3">
      <div aria-hidden className="flex flex-1 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={cx(
              "h-1 flex-1 rounded-full",
              strength && step <= level ? COLOURS[strength] : "bg-track",
            )}
          />
        ))}
      </div>
      <p role="status" className="min-w-24 text-end text-meta text-ink-soft">
        {strength && (
          <>
            <span className="sr-only">{t("label")}: </span>
            {t(strength)}
          </>
        )}
      </p>
    </div>
  );
}

/** Null for none, and where the estimate cannot be loaded: it is a hint, and nothing waits for it. */
function useStrength(password: string, known: readonly string[]): PasswordStrength | null {
  const [found, setFound] = useState<{ of: string; strength: PasswordStrength } | null>(null);
  const about = known.join("\n");
  useEffect(() => {
    if (password === "") return;
    let over = false;
    const timer = setTimeout(() => {
      estimatePasswordStrength(password, about.split("\n")).then(
        (strength) => !over && setFound({ of: password, strength }),
        () => undefined,
      );
    }, SETTLE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [password, about]);
  return password !== "" && found ? found.strength : null;
}
