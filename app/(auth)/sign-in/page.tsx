import type { Metadata } from "next";
import { SignInScreen } from "@/components/auth/sign-in-screen";
import { inviteToken } from "@/lib/contract/invites";
import { signInOptions } from "@/lib/server/auth/sign-in-options";
import { currentWords } from "../../words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await currentWords();
  return { title: words.auth.signIn };
}

interface SignInPageProps {
  searchParams: Promise<{ error?: string | string[]; join?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { error, join } = await searchParams;
  const invited = inviteToken.safeParse(join);
  const { byInvitation: _, ...options } = signInOptions();
  return (
    <SignInScreen
      {...options}
      providerFailed={error !== undefined}
      next={invited.success ? `/join/${invited.data}` : "/rooms"}
    />
  );
}
