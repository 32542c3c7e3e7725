"use client";

import { RefusedChanges } from "@/components/message/refused-changes";
import { laterPart } from "@/components/ui/later";
import { useToasterWanted } from "@/components/ui/toaster-wanted";

const Toaster = laterPart(async () => (await import("@/components/ui/toaster")).Toaster);

/** Short answers to what one did, and to what the server would not have of it. */
export function Notices() {
  const wanted = useToasterWanted();
  return (
    <>
      <RefusedChanges />
      {wanted && <Toaster />}
    </>
  );
}
