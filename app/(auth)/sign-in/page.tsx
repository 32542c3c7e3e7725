import type { Metadata } from "next";
import { SignInScreen } from "@/components/auth/sign-in-screen";
import { inviteToken } from "@/lib/contract/invites";
import { id } from "@/lib/contract/primitives";
import { signInOptions } from "@/lib/server/accounts/auth/sign-in-options";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const t = await currentTranslations();
  return { title: t.auth.signIn };
}

interface SignInPageProps {
  searchParams: Promise<{ error?: string | string[]; join?: string | string[]; ended?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { error, join, ended } = await searchParams;
  const invited = inviteToken.safeParse(join);
  const room = id.safeParse(ended);
  const { byInvitation: _, ...options } = signInOptions();
  return (
    <SignInScreen
      {...options}
      providerFailed={error !== undefined}
      sessionEnded={ended !== undefined}
      next={invited.success ? `/join/${invited.data}` : room.success ? `/rooms/${room.data}` : "/rooms"}
    />
  );
}
