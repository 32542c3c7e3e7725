import { useRef } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Button } from "@/components/ui/button";

interface PictureFieldProps {
  /** Whether there is a picture to remove. */
  hasPicture: boolean;
  onPicture: (picture: Blob | null) => Promise<unknown>;
}

/** Picks a picture and uploads it immediately, or removes it. */
export function PictureField({ hasPicture, onPicture }: PictureFieldProps) {
  const t = useTranslations("picture");
  const errorText = useErrorText();
  const attempt = useAsyncAction();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <div className="flex flex-wrap items-center justify-center gap-2">
        <input
          ref={input}
          type="file"
          aria-label={t("choose")}
          tabIndex={-1}
          className="sr-only"
          accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          onChange={(event) => {
            const picture = event.target.files?.[0];
            event.target.value = "";
            if (picture) void attempt.run(() => onPicture(picture));
          }}
        />
        <Button
          variant="outline"
          size="small"
          disabled={attempt.pending}
          onClick={() => input.current?.click()}
        >
          {t(attempt.pending ? "sending" : hasPicture ? "change" : "choose")}
        </Button>
        {hasPicture && (
          <Button
            variant="plain"
            size="small"
            disabled={attempt.pending}
            onClick={() => attempt.run(() => onPicture(null))}
          >
            {t("remove")}
          </Button>
        )}
      </div>
      <p role="alert" className="text-meta text-danger">
        {attempt.error && errorText(attempt.error)}
      </p>
    </div>
  );
}
