import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdminPane } from "@/components/admin/admin-pane";
import { currentUser } from "@/lib/server/http/page-actor";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentTranslations();
  return { title: words.admin.title };
}

/** For all others it is not there. What it shows asks the server again, which decides. */
export default async function AdminPage() {
  const me = await currentUser();
  if (!me?.administers) notFound();
  return <AdminPane />;
}
