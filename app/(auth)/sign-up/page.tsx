import type { Metadata } from "next";
import { SignUpScreen } from "@/components/auth/sign-up-screen";
import { signInOptions } from "@/lib/server/accounts/auth/sign-in-options";
import { currentTranslations } from "../../i18n";

export async function generateMetadata(): Promise<Metadata> {
  const translations = await currentTranslations();
  return { title: translations.auth.createAccount };
}

export default function SignUpPage() {
  const { providers, registrationOpen, byInvitation } = signInOptions();
  return (
    <SignUpScreen providers={providers} registrationOpen={registrationOpen} byInvitation={byInvitation} />
  );
}
