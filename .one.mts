import { connectDatabase, disconnectDatabase } from "@/lib/server/db/connect";
import { searchMessages } from "@/lib/server/search/search-messages";
import { wordsOf, findCorpus } from "./bench/search/corpus";
const url = process.argv[2]!;
await connectDatabase(url);
const { searchers } = await findCorpus(url);
try { await searchMessages({ userId: searchers[0]!.userId, sessionId: "" }, { q: `${wordsOf("medium")[0]} ${wordsOf("rare")[0]} ` }); } catch (e) { console.log(e); }
await disconnectDatabase();
