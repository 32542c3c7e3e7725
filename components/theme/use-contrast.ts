import { CONTRAST_COOKIE, type Contrast } from "./contrast";
import { rootSetting } from "./root-setting";

export const useContrast = rootSetting<Exclude<Contrast, "system">>({
  cookie: CONTRAST_COOKIE,
  attribute: "contrast",
  values: ["standard", "more"],
});
