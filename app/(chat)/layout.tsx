import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ChatFrame } from "@/components/frame/chat-frame";
import { ChatProvider } from "@/lib/client/hooks/chat-provider";
import { signInOptions } from "@/lib/server/auth/sign-in-options";
import { currentMe } from "@/lib/server/http/page-actor";

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const me = await currentMe();
  if (!me) redirect("/sign-in");
  return (
    <ChatProvider me={me}>
      <ChatFrame signUpOpen={signInOptions().registrationOpen}>{children}</ChatFrame>
    </ChatProvider>
  );
}
