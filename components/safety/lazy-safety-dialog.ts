import dynamic from "next/dynamic";

export const LazySafetyDialog = dynamic(
  () => import("./safety-dialog").then((module) => module.SafetyDialog),
  { ssr: false },
);
