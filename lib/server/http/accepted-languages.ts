const MAX_LANGUAGES = 5;

/** Returns the first five language tags of `Accept-Language`, such as `["de-CH", "en"]`. */
export function acceptedLanguages(request: Request): string[] {
  const header = request.headers.get("accept-language") ?? "";
  const tags = header
    .slice(0, 200)
    .split(",")
    .map((part) => part.split(";")[0]?.trim() ?? "");
  return tags.filter((tag) => /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(tag)).slice(0, MAX_LANGUAGES);
}
