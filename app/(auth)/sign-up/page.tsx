import type { Metadata } from "next";
import { SignUpScreen } from "@/components/auth/sign-up-screen";
import words from "@/components/words/en.json";
import { signInOptions } from "@/lib/server/auth/sign-in-options";

export const metadata: Metadata = { title: words.auth.createAccount };

export default function SignUpPage() {
  const { providers, registrationOpen, byInvitation } = signInOptions();
  return (
    <SignUpScreen providers={providers} registrationOpen={registrationOpen} byInvitation={byInvitation} />
  );
}
