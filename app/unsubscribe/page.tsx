import type { Metadata } from "next";
import { UnsubscribeScreen } from "@/components/email/unsubscribe-screen";
import { currentTranslations } from "../i18n";

// The address is worth something: no page that is linked from here may learn it.
export async function generateMetadata(): Promise<Metadata> {
  const words = await currentTranslations();
  return { title: words.email.title, referrer: "no-referrer", robots: { index: false } };
}

interface UnsubscribePageProps {
  searchParams: Promise<{ token?: string | string[] }>;
}

export default async function UnsubscribePage({ searchParams }: UnsubscribePageProps) {
  const { token } = await searchParams;
  return (
    <main className="flex min-h-dvh flex-col items-center px-5 py-10 sm:justify-center sm:py-16">
      <UnsubscribeScreen token={typeof token === "string" ? token : ""} />
    </main>
  );
}
