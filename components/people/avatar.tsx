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
  /** Decides the hue: a person's id, or a group's. */
  id: string;
  name: string;
  image?: string | null;
  size?: keyof typeof SIZES;
  /** People are round, groups are not. */
  shape?: "person" | "group";
  online?: boolean;
}

/** Decoration: the name always stands beside it in words. */
export function Avatar({ id, name, image, size = "medium", shape = "person", online = false }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const rounding = shape === "person" ? "rounded-full" : "rounded-[28%]";
  return (
    <span aria-hidden className={cx("relative inline-flex shrink-0", SIZES[size])}>
      {image && image !== broken ? (
        // biome-ignore lint/performance/noImgElement: the picture may come from any https host, which next/image would fetch from the server
        <img
          src={image}
          alt=""
          referrerPolicy="no-referrer"
          onError={() => setBroken(image)}
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
