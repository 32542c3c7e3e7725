import type { Metadata } from "next";
import { SignInScreen } from "@/components/auth/sign-in-screen";
import words from "@/components/words/en.json";
import { signInOptions } from "@/lib/server/auth/sign-in-options";

export const metadata: Metadata = { title: words.auth.signIn };

interface SignInPageProps {
  searchParams: Promise<{ error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { error } = await searchParams;
  return <SignInScreen {...signInOptions()} providerFailed={error !== undefined} />;
}
