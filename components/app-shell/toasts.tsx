"use client";

import { lazyPart } from "@/components/ui/lazy-part";
import { useToasterRequested } from "@/components/ui/toaster-request";
import { useAfterFirstPaint } from "@/lib/client/hooks/use-after-first-paint";

const RefusedChanges = lazyPart(
  async () => (await import("@/components/message/actions/refused-change-toasts")).RefusedChangeToasts,
);
const Toaster = lazyPart(async () => (await import("./toaster")).Toaster);

/** Short answers to what one did, and to what the server would not have of it. */
export function Toasts() {
  const shown = useAfterFirstPaint();
  const wanted = useToasterRequested();
  return (
    <>
      {shown && <RefusedChanges />}
      {wanted && <Toaster />}
    </>
  );
}
