import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { useFileErrorText } from "@/components/files/use-file-error-text";
import { Button } from "@/components/ui/button";
import type { PendingMessage } from "@/lib/client/hooks/use-conversation";
import { useOutboxActions } from "@/lib/client/hooks/use-conversation";
import { useRemovePendingFile } from "@/lib/client/hooks/use-uploads";
import type { ErrorBody } from "@/lib/contract/errors";

/** Under a message that the server refused: why, and what can be done. */
export function SendFailure({ pending }: { pending: PendingMessage }) {
  const words = useTranslations("room");
  const fileWords = useTranslations("files");
  const errorWords = useErrorText();
  const fileErrorWords = useFileErrorText();
  const { retry, discard } = useOutboxActions();
  const removeFile = useRemovePendingFile();
  const { id, error, content, files = [] } = pending;
  const ofMessage = (refused: ErrorBody) =>
    refused.fields?.forwardedFileIds ? fileWords("forwardedGone") : errorWords(refused);
  const file = files.find((one) => one.id === pending.failedFile);
  const reason = error && (file ? fileErrorWords(file.name, error) : ofMessage(error));
  // Of a message that is this file alone, taking it out is the same as deleting it.
  const more = content !== "" || files.length > 1;
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-x-1 text-meta">
      <p dir="auto" className="max-w-96 text-danger">
        {words("notSent")} {reason}
      </p>
      <span className="flex">
        <Button variant="plain" size="small" className="px-2!" onClick={() => retry(id)}>
          {words("retry")}
        </Button>
        {file && more && (
          <Button variant="plain" size="small" className="px-2!" onClick={() => removeFile(id, file.id)}>
            {fileWords("removeFile")}
          </Button>
        )}
        <Button variant="plain" size="small" className="px-2! text-danger!" onClick={() => discard(id)}>
          {words("discard")}
        </Button>
      </span>
    </div>
  );
}
