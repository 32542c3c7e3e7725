import { CONTRAST_COOKIE, type Contrast } from "./contrast";
import { createRootSetting } from "./create-root-setting";

export const useContrast = createRootSetting<Exclude<Contrast, "system">>({
  cookie: CONTRAST_COOKIE,
  attribute: "contrast",
  values: ["standard", "more"],
});
