import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useInvites } from "@/lib/client/hooks/use-invites";
import { CopyLink } from "./copy-link";
import { InviteRow } from "./invite-row";

const ENDS = { day: 24, week: 7 * 24, month: 30 * 24, never: null } as const;
type End = keyof typeof ENDS;
const isEnd = (value: string): value is End => value in ENDS;

/** Creates and revokes invite links. A link's URL is shown once, after creation. */
export function InviteSection({ roomId }: { roomId: string }) {
  const t = useTranslations("details");
  const errorText = useErrorText();
  const id = useId();
  const { invites, error, create, revoke } = useInvites(roomId);
  const attempt = useAsyncAction();
  const [end, setEnd] = useState<End>("week");
  const [createdUrl, setCreatedUrl] = useState<string | null>(null);
  const failed = attempt.error ?? error;
  return (
    <section aria-labelledby={id} className="py-6">
      <h3 id={id} className="font-semibold">
        {t("invites")}
      </h3>
      <p className="mt-0.5 text-meta text-ink-soft">{t("invitesLead")}</p>
      {failed && <Alert>{errorText(failed)}</Alert>}
      {createdUrl && <CopyLink address={createdUrl} />}
      <div className="mt-3 flex items-end justify-between gap-3">
        <label className="flex min-w-0 flex-1 flex-col gap-1 text-meta">
          {t("ends")}
          <select
            value={end}
            onChange={(event) => isEnd(event.target.value) && setEnd(event.target.value)}
            className="h-9 rounded-lg border border-edge bg-surface px-2 text-body"
          >
            {Object.keys(ENDS)
              .filter(isEnd)
              .map((value) => (
                <option key={value} value={value}>
                  {t(`end.${value}`)}
                </option>
              ))}
          </select>
        </label>
        <Button
          variant="outline"
          disabled={attempt.pending}
          onClick={() => attempt.run(async () => setCreatedUrl(await create({ expiresInHours: ENDS[end] })))}
        >
          {t("createLink")}
        </Button>
      </div>
      {invites && invites.length > 0 && (
        <ul className="mt-3 space-y-1">
          {invites.map((invite) => (
            <InviteRow
              key={invite.id}
              invite={invite}
              onRevoke={() =>
                attempt.run(async () => {
                  await revoke(invite.id);
                  setCreatedUrl(null);
                })
              }
            />
          ))}
        </ul>
      )}
    </section>
  );
}
