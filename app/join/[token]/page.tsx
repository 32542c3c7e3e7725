import type { Metadata } from "next";
import { JoinScreen } from "@/components/join/join-screen";
import { inviteToken } from "@/lib/contract/invites";
import { signInOptions } from "@/lib/server/accounts/auth/sign-in-options";
import { currentUser } from "@/lib/server/http/page-actor";
import { getInvitePreview } from "@/lib/server/invites/queries";
import { isRefusal } from "@/lib/server/platform/errors";
import { currentTranslations } from "../../i18n";

// The address is a secret: no page that is linked from here may learn it.
export async function generateMetadata(): Promise<Metadata> {
  const words = await currentTranslations();
  return {
    title: words.join.title,
    referrer: "no-referrer",
    robots: { index: false },
  };
}

interface JoinPageProps {
  params: Promise<{ token: string }>;
}

export default async function JoinPage({ params }: JoinPageProps) {
  const { token } = await params;
  const [me, invitation] = [await currentUser(), await describe(token)];
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

/** Null when the link does not work, whatever the reason. */
async function describe(token: string) {
  if (!inviteToken.safeParse(token).success) return null;
  try {
    return await getInvitePreview(token);
  } catch (error) {
    if (isRefusal(error) && error.code === "not_found") return null;
    throw error;
  }
}
