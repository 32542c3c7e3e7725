import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { useFileErrorText } from "@/components/files/use-file-error-text";
import { Button } from "@/components/ui/button";
import type { PendingMessage } from "@/lib/client/hooks/use-conversation";
import { useOutboxActions } from "@/lib/client/hooks/use-conversation";
import { useRemovePendingFile } from "@/lib/client/hooks/use-uploads";
import type { ErrorBody } from "@/lib/contract/errors";

/** Shown below a message that the server refused: the reason, and buttons to retry or discard. */
export function SendFailure({ pending }: { pending: PendingMessage }) {
  const t = useTranslations("room");
  const tFiles = useTranslations("files");
  const errorText = useErrorText();
  const fileErrorText = useFileErrorText();
  const { retry, discard } = useOutboxActions();
  const removeFile = useRemovePendingFile();
  const { id, error, content, files = [] } = pending;
  const messageErrorText = (refused: ErrorBody) =>
    refused.fields?.forwardedFileIds ? tFiles("forwardedGone") : errorText(refused);
  const file = files.find((one) => one.id === pending.failedFile);
  const reason = error && (file ? fileErrorText(file.name, error) : messageErrorText(error));
  // If the file is the message's only content, removing it would equal discarding the message.
  const hasOtherContent = content !== "" || files.length > 1;
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-x-1 text-meta">
      <p dir="auto" className="max-w-96 text-danger">
        {t("notSent")} {reason}
      </p>
      <span className="flex">
        <Button variant="plain" size="small" className="px-2!" onClick={() => retry(id)}>
          {t("retry")}
        </Button>
        {file && hasOtherContent && (
          <Button variant="plain" size="small" className="px-2!" onClick={() => removeFile(id, file.id)}>
            {tFiles("removeFile")}
          </Button>
        )}
        <Button variant="plain" size="small" className="px-2! text-danger!" onClick={() => discard(id)}>
          {t("discard")}
        </Button>
      </span>
    </div>
  );
}
