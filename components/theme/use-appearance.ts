import { THEME_COOKIE, type Theme } from "./appearance";
import { createRootSetting } from "./create-root-setting";

export const useTheme = createRootSetting<Exclude<Theme, "system">>({
  cookie: THEME_COOKIE,
  attribute: "theme",
  values: ["light", "dark"],
});
