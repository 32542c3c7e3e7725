import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/app-shell/app-shell";
import { ChatProvider } from "@/lib/client/hooks/chat-provider";
import { signInOptions } from "@/lib/server/accounts/auth/sign-in-options";
import { currentPageData } from "@/lib/server/http/page-actor";
import { currentSsrContext } from "../ssr-context";

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const view = await currentPageData();
  if (!view) redirect("/sign-in");
  const serverRendered = (await currentSsrContext()) !== null;
  return (
    <ChatProvider me={view.me} initialData={view.initialData} serverRendered={serverRendered}>
      <AppShell signUpOpen={signInOptions().registrationOpen}>{children}</AppShell>
    </ChatProvider>
  );
}
