import { searchQuery } from "@/lib/contract/search";
import { json, route } from "@/lib/server/http/route";
import { searchMessages } from "@/lib/server/search/search-messages";

export const GET = route({ query: searchQuery }, async ({ actor, query }) =>
  json(await searchMessages(actor, query)),
);
