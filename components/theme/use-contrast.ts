import { CONTRAST_COOKIE, type Contrast } from "./contrast";
import { rootSetting } from "./create-root-setting";

export const useContrast = rootSetting<Exclude<Contrast, "system">>({
  cookie: CONTRAST_COOKIE,
  attribute: "contrast",
  values: ["standard", "more"],
});
