import type { Metadata } from "next";
import { UnsubscribeScreen } from "@/components/email/unsubscribe-screen";
import { currentTranslations } from "../i18n";

// The URL carries a token: linked pages must not receive it as the referrer.
export async function generateMetadata(): Promise<Metadata> {
  const translations = await currentTranslations();
  return { title: translations.email.title, referrer: "no-referrer", robots: { index: false } };
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
