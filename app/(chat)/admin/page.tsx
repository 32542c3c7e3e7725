import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdminPane } from "@/components/admin/admin-pane";
import { currentUser } from "@/lib/server/http/page-actor";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const translations = await currentTranslations();
  return { title: translations.admin.title };
}

/** Answers 404 to everyone but administrators. The API authorizes each request again. */
export default async function AdminPage() {
  const me = await currentUser();
  if (!me?.administers) notFound();
  return <AdminPane />;
}
