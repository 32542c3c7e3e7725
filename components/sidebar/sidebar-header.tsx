import { Search, Settings, SquarePen } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { setSearchOrigin } from "@/components/search/search-return";
import { AppLink } from "@/components/ui/app-link";
import { IconButton, iconButtonClass } from "@/components/ui/icon-button";
import { Logo } from "@/components/ui/logo";

export function SidebarHeader({ onStart }: { onStart: () => void }) {
  const t = useTranslations("sidebar");
  const tApp = useTranslations("app");
  const tSearch = useTranslations("search");
  const pathname = usePathname();
  const inSettings = pathname.startsWith("/settings");
  const inSearch = pathname === "/search";
  return (
    <header className="flex h-16 shrink-0 items-center gap-1 ps-4 pe-2.5">
      <Logo className="size-7" />
      <h1 className="ms-2 flex-1 text-title font-semibold tracking-tight">{tApp("name")}</h1>
      <AppLink
        href="/search"
        aria-label={tSearch("field")}
        title={tSearch("field")}
        aria-current={inSearch ? "page" : undefined}
        onClick={() => setSearchOrigin(pathname)}
        className={iconButtonClass(inSearch ? "bg-chosen text-accent!" : undefined)}
      >
        <Search aria-hidden />
      </AppLink>
      <AppLink
        href="/settings"
        aria-label={t("settings")}
        title={t("settings")}
        aria-current={inSettings ? "page" : undefined}
        className={iconButtonClass(inSettings ? "bg-chosen text-accent!" : undefined)}
      >
        <Settings aria-hidden />
      </AppLink>
      <IconButton label={t("newConversation")} onClick={onStart} className="text-accent!">
        <SquarePen aria-hidden />
      </IconButton>
    </header>
  );
}
