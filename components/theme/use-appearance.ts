import { THEME_COOKIE, type Theme } from "./appearance";
import { rootSetting } from "./create-root-setting";

export const useTheme = rootSetting<Exclude<Theme, "system">>({
  cookie: THEME_COOKIE,
  attribute: "theme",
  values: ["light", "dark"],
});
