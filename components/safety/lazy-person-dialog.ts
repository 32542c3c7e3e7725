import dynamic from "next/dynamic";

export const LazyPersonDialog = dynamic(
  () => import("./person-dialog").then((module) => module.PersonDialog),
  { ssr: false },
);
