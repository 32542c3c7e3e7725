import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { linkButtonClass } from "@/components/ui/link-button-class";
import { Logo } from "@/components/ui/logo";
import { currentTranslations } from "./i18n";

export async function generateMetadata(): Promise<Metadata> {
  const translations = await currentTranslations();
  return { title: translations.page.notFoundTitle };
}

/** Rendered on the server only: every page carries this boundary, so a client component would load with each of them. */
export default async function NotFound() {
  const { page, action } = await currentTranslations();
  return (
    <main className="flex min-h-dvh">
      <EmptyState
        level="h1"
        icon={<Logo className="size-11!" />}
        title={page.notFoundTitle}
        lead={page.notFoundLead}
        action={
          <a href="/rooms" className={linkButtonClass()}>
            {action.toRooms}
          </a>
        }
      />
    </main>
  );
}
