"use client";

import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { hueOf } from "./hue";
import { initialsOf } from "./initials";

const SIZES = {
  small: "size-7 text-[0.6875rem]",
  medium: "size-9 text-meta",
  large: "size-12 text-title",
  huge: "size-24 text-display",
} as const;

interface AvatarProps {
  /** Id of the user or group; it determines the hue. */
  id: string;
  name: string;
  image?: string | null;
  size?: keyof typeof SIZES;
  /** People are round, groups are not. */
  shape?: "person" | "group";
  online?: boolean;
}

/** A decorative picture or initials: the name is always shown beside it as text. */
export function Avatar({ id, name, image, size = "medium", shape = "person", online = false }: AvatarProps) {
  const [failedImage, setFailedImage] = useState<string | null>(null);
  const rounding = shape === "person" ? "rounded-full" : "rounded-[28%]";
  return (
    <span aria-hidden className={cx("relative inline-flex shrink-0", SIZES[size])}>
      {image && image !== failedImage ? (
        // biome-ignore lint/performance/noImgElement: the picture may come from any https host, and next/image would fetch it from the server
        <img
          src={image}
          alt=""
          referrerPolicy="no-referrer"
          onError={() => setFailedImage(image)}
          className={cx("size-full object-cover", rounding)}
        />
      ) : (
        <span
          data-hue={hueOf(id)}
          className={cx(
            "flex size-full items-center justify-center bg-hue-paper font-semibold tracking-tight text-hue-ink select-none",
            rounding,
          )}
        >
          {initialsOf(name)}
        </span>
      )}
      {online && (
        <span className="absolute -end-px -bottom-px size-[28%] min-h-2.5 min-w-2.5 rounded-full bg-online outline-2 outline-(--under,var(--paper))" />
      )}
    </span>
  );
}
