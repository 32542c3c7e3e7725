"use client";

import { useTranslations } from "use-intl";
import { linkButtonClass } from "@/components/ui/link-button-class";
import { Notice } from "@/components/ui/notice";
import { BrandMark } from "./brand-mark";

export function NotFoundScreen() {
  const words = useTranslations("page");
  const actions = useTranslations("action");
  return (
    <main className="flex min-h-dvh">
      <Notice
        level="h1"
        icon={<BrandMark className="size-11!" />}
        title={words("notFoundTitle")}
        lead={words("notFoundLead")}
        action={
          // A full load: every page carries this screen, and is spared the router's link.
          <a href="/rooms" className={linkButtonClass()}>
            {actions("toRooms")}
          </a>
        }
      />
    </main>
  );
}
