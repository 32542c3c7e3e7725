import { exportOwnData } from "@/lib/server/accounts/profile/export-own-data";
import { contentDisposition } from "@/lib/server/http/content-disposition";
import { route } from "@/lib/server/http/route";

export const GET = route({}, async ({ actor }) => {
  const pieces = await exportOwnData(actor);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
  return new Response(body, {
    headers: {
      "content-type": "application/json",
      "content-disposition": contentDisposition("attachment", "parley.json"),
      "cache-control": "no-store",
    },
  });
});
