import { redirect } from "next/navigation";
import { currentUser } from "@/lib/server/http/page-actor";

export default async function HomePage() {
  redirect((await currentUser()) ? "/rooms" : "/sign-in");
}
