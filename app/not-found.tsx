import type { Metadata } from "next";
import { Notice } from "@/components/ui/empty-state";
import { linkButtonClass } from "@/components/ui/link-button-class";
import { BrandMark } from "@/components/ui/logo";
import { currentWords } from "./i18n";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentWords();
  return { title: words.page.notFoundTitle };
}

/** Of the server alone: every page brings it along for a path that is none. */
export default async function NotFound() {
  const { page, action } = await currentWords();
  return (
    <main className="flex min-h-dvh">
      <Notice
        level="h1"
        icon={<BrandMark className="size-11!" />}
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
