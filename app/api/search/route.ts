import { searchQuery } from "@/lib/contract/search";
import { acceptedLanguages } from "@/lib/server/http/accepted-languages";
import { json, route } from "@/lib/server/http/route";
import { searchMessages } from "@/lib/server/search/query/search-messages";

export const GET = route({ query: searchQuery }, async ({ request, actor, query }) =>
  json(await searchMessages(actor, query, acceptedLanguages(request))),
);
