import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-node";

/** Attributes in which Next stores the URL of a request. */
const URL_ATTRIBUTES = ["http.target", "http.url", "url.full", "url.query"];

/** Strips the query from URLs in traces, since it may contain a user's search. */
export class StripQueryProcessor implements SpanProcessor {
  onStart(): void {}

  onEnd({ attributes }: ReadableSpan): void {
    for (const name of URL_ATTRIBUTES) {
      const url = attributes[name];
      if (typeof url === "string") attributes[name] = url.split("?")[0];
    }
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
