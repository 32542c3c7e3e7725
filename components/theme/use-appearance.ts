import {
  CONTRAST_COOKIE,
  type Contrast,
  TEXT_SIZE_COOKIE,
  type TextSize,
  THEME_COOKIE,
  type Theme,
} from "./appearance";
import { createRootSetting } from "./create-root-setting";

export const useTheme = createRootSetting<Exclude<Theme, "system">>({
  cookie: THEME_COOKIE,
  attribute: "theme",
  values: ["light", "dark"],
});

export const useContrast = createRootSetting<Exclude<Contrast, "system">>({
  cookie: CONTRAST_COOKIE,
  attribute: "contrast",
  values: ["standard", "more"],
});

export const useTextSize = createRootSetting<Exclude<TextSize, "system">>({
  cookie: TEXT_SIZE_COOKIE,
  attribute: "text",
  values: ["large", "larger"],
});
