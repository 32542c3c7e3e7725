import type { Metadata } from "next";
import { BrandMark } from "@/components/frame/brand-mark";
import { linkButtonClass } from "@/components/ui/link-button-class";
import { Notice } from "@/components/ui/notice";
import { currentWords } from "./words";

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
