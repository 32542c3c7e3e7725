"use client";

import { laterPart } from "@/components/ui/lazy-part";
import { useToasterWanted } from "@/components/ui/toaster-request";
import { useFirstView } from "@/lib/client/hooks/use-after-first-paint";

const RefusedChanges = laterPart(
  async () => (await import("@/components/message/actions/refused-change-toasts")).RefusedChanges,
);
const Toaster = laterPart(async () => (await import("./toaster")).Toaster);

/** Short answers to what one did, and to what the server would not have of it. */
export function Notices() {
  const shown = useFirstView();
  const wanted = useToasterWanted();
  return (
    <>
      {shown && <RefusedChanges />}
      {wanted && <Toaster />}
    </>
  );
}
