"use client";

import dynamic from "next/dynamic";
import { RefusedChanges } from "@/components/message/refused-changes";
import { useToasterWanted } from "@/components/ui/toaster-wanted";

const Toaster = dynamic(() => import("@/components/ui/toaster").then((module) => module.Toaster), {
  ssr: false,
});

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
