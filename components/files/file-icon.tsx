import {
  AudioLines,
  File,
  FileArchive,
  FileCode,
  FileImage,
  FileText,
  FileVideo,
  type LucideIcon,
} from "lucide-react";

const BY_TYPE: [RegExp, LucideIcon][] = [
  [/^image\//, FileImage],
  [/^video\//, FileVideo],
  [/^audio\//, AudioLines],
  [/zip|tar|rar|7z|gzip|compress/, FileArchive],
  [/json|xml|javascript|x-sh/, FileCode],
  [/^text\/|pdf|word|document|sheet|presentation/, FileText],
];

export function FileIcon({ mime }: { mime: string }) {
  const Icon = BY_TYPE.find(([pattern]) => pattern.test(mime))?.[1] ?? File;
  return <Icon aria-hidden className="size-5" />;
}

const MAX_EXTENSION_LENGTH = 5;

/** Returns the extension of a file name in capitals, null for none or a long one. */
export function fileExtension(name: string): string | null {
  const end = /\.([\p{L}\p{N}]+)$/u.exec(name)?.[1];
  return end && end.length <= MAX_EXTENSION_LENGTH ? end.toUpperCase() : null;
}
