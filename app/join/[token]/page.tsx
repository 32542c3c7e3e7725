import type { Metadata } from "next";
import { JoinScreen } from "@/components/join/join-screen";
import { inviteToken } from "@/lib/contract/invites";
import { signInOptions } from "@/lib/server/accounts/auth/sign-in-options";
import { currentUser } from "@/lib/server/http/page-actor";
import { getInvitePreview } from "@/lib/server/invites/queries";
import { isRefusal } from "@/lib/server/platform/errors";
import { currentTranslations } from "../../i18n";

// The URL is a secret: linked pages must not receive it as the referrer.
export async function generateMetadata(): Promise<Metadata> {
  const translations = await currentTranslations();
  return {
    title: translations.join.title,
    referrer: "no-referrer",
    robots: { index: false },
  };
}

interface JoinPageProps {
  params: Promise<{ token: string }>;
}

export default async function JoinPage({ params }: JoinPageProps) {
  const { token } = await params;
  const [me, invitation] = [await currentUser(), await findPreview(token)];
  const { registrationOpen, byInvitation } = signInOptions();
  return (
    <main className="flex min-h-dvh flex-col items-center px-5 py-10 sm:justify-center sm:py-16">
      <JoinScreen
        token={token}
        invitation={invitation}
        signedInAs={me?.name ?? null}
        maySignUp={registrationOpen || byInvitation}
      />
    </main>
  );
}

/** Returns null when the link is invalid, for whatever reason. */
async function findPreview(token: string) {
  if (!inviteToken.safeParse(token).success) return null;
  try {
    return await getInvitePreview(token);
  } catch (error) {
    if (isRefusal(error) && error.code === "not_found") return null;
    throw error;
  }
}
