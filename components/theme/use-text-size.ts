import { createRootSetting } from "./create-root-setting";
import { TEXT_SIZE_COOKIE, type TextSize } from "./text-size";

export const useTextSize = createRootSetting<Exclude<TextSize, "system">>({
  cookie: TEXT_SIZE_COOKIE,
  attribute: "text",
  values: ["large", "larger"],
});
