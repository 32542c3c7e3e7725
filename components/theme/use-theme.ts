import { rootSetting } from "./root-setting";
import { THEME_COOKIE, type Theme } from "./theme";

export const useTheme = rootSetting<Exclude<Theme, "system">>({
  cookie: THEME_COOKIE,
  attribute: "theme",
  values: ["light", "dark"],
});
