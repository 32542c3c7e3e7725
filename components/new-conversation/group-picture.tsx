import { Camera } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";

interface GroupPictureProps {
  picture: File | null;
  onPicture: (picture: File) => void;
}

/** The new group's picture with a preview. It is uploaded once the group exists. */
export function GroupPicture({ picture, onPicture }: GroupPictureProps) {
  const t = useTranslations("picture");
  const [previewUrl, setPreviewUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!picture) return;
    const url = URL.createObjectURL(picture);
    setPreviewUrl(url);
    return () => URL.revokeObjectURL(url);
  }, [picture]);
  return (
    <label className="relative flex size-14 shrink-0 cursor-pointer items-center justify-center overflow-hidden rounded-[28%] border border-edge bg-surface text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <span className="sr-only">{t("choose")}</span>
      <input
        type="file"
        className="sr-only"
        accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onPicture(file);
        }}
      />
      {previewUrl ? (
        // biome-ignore lint/performance/noImgElement: a local file that is not on the server yet
        <img src={previewUrl} alt="" className="size-full object-cover" />
      ) : (
        <Camera aria-hidden className="size-5" />
      )}
    </label>
  );
}
