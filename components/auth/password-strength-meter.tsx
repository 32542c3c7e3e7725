import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { estimatePasswordStrength, type PasswordStrength } from "@/lib/client/account/password-strength";

const LEVELS = { weak: 1, fair: 2, good: 3, strong: 4 } as const satisfies Record<PasswordStrength, number>;
const COLOURS = { weak: "bg-danger", fair: "bg-ink-faint", good: "bg-accent", strong: "bg-accent" } as const;
const DEBOUNCE_MS = 250;

interface PasswordStrengthMeterProps {
  password: string;
  /** What a guesser knows about the owner, such as the name. */
  userInputs: readonly string[];
}

/** Shows the estimated strength of a new password as bars and as text. It is a hint: the server decides. */
export function PasswordStrengthMeter({ password, userInputs }: PasswordStrengthMeterProps) {
  const t = useTranslations("auth.strength");
  const strength = useStrength(password, userInputs);
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

/** Returns null without a password, and if the estimator cannot load: nothing depends on this hint. */
function useStrength(password: string, userInputs: readonly string[]): PasswordStrength | null {
  const [strength, setStrength] = useState<PasswordStrength | null>(null);
  const userInputsKey = userInputs.join("\n");
  useEffect(() => {
    if (password === "") return;
    let cancelled = false;
    const timer = setTimeout(() => {
      estimatePasswordStrength(password, userInputsKey.split("\n")).then(
        (estimate) => !cancelled && setStrength(estimate),
        () => undefined,
      );
    }, DEBOUNCE_MS);
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }, [password, userInputsKey]);
  return password === "" ? null : strength;
}
