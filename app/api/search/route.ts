import { searchQuery } from "@/lib/contract/search";
import { json, route } from "@/lib/server/http/route";
import { spokenLanguages } from "@/lib/server/http/spoken-languages";
import { searchMessages } from "@/lib/server/search/query/search-messages";

export const GET = route({ query: searchQuery }, async ({ request, actor, query }) =>
  json(await searchMessages(actor, query, spokenLanguages(request))),
);
