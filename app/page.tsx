import { redirect } from "next/navigation";
import { currentMe } from "@/lib/server/http/page-actor";

export default async function HomePage() {
  redirect((await currentMe()) ? "/rooms" : "/sign-in");
}
