import { useId } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { useGroupActions } from "@/lib/client/hooks/use-group-actions";
import type { Room } from "@/lib/contract/rooms";

/** Switches link previews on or off for all members of the room. */
export function LinkPreviewsSection({ room }: { room: Room }) {
  const t = useTranslations("details");
  const errorText = useErrorText();
  const { setLinkPreviews } = useGroupActions(room.id);
  const attempt = useAsyncAction();
  const id = useId();
  return (
    <section className="py-6">
      <label className="flex items-start justify-between gap-4">
        <span>
          <span className="block font-semibold">{t("linkPreviews")}</span>
          <span id={id} className="block text-meta text-ink-soft">
            {t("linkPreviewsLead")}
          </span>
        </span>
        <input
          type="checkbox"
          aria-describedby={id}
          checked={room.linkPreviews}
          disabled={attempt.pending}
          onChange={(event) => {
            const enabled = event.target.checked;
            void attempt.run(() => setLinkPreviews(enabled));
          }}
          className="mt-0.5 size-6 shrink-0 accent-(--accent)"
        />
      </label>
      {attempt.error && (
        <p role="alert" className="mt-2 text-meta text-danger">
          {errorText(attempt.error)}
        </p>
      )}
    </section>
  );
}
