import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { currentUser } from "@/lib/server/http/page-actor";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  if (await currentUser()) redirect("/rooms");
  return (
    <main className="flex min-h-dvh flex-col items-center px-5 py-10 sm:justify-center sm:py-16">
      {children}
    </main>
  );
}
