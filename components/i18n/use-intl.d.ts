import type translations from "./en.json";
import type { Locale } from "./locale";

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof translations;
  }
}
