import dynamic from "next/dynamic";

export const LazyPersonDialog = dynamic(
  () => import("./safety-dialog").then((module) => module.PersonDialog),
  { ssr: false },
);
