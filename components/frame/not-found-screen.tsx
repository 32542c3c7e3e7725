"use client";

import Link from "next/link";
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
          <Link href="/rooms" className={linkButtonClass()}>
            {actions("toRooms")}
          </Link>
        }
      />
    </main>
  );
}
