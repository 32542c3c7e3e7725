export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** A cookie and not local storage: the server writes the attribute, so no page shows the wrong theme first. */
export const THEME_COOKIE = "parley-theme";

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}
