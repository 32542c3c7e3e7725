import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-node";

/** Where Next puts the address of a request. */
const ADDRESSES = ["http.target", "http.url", "url.full", "url.query"];

/** Takes the query off the addresses in a trace: it may be what somebody searched for. */
export class StripQueryProcessor implements SpanProcessor {
  onStart(): void {}

  onEnd({ attributes }: ReadableSpan): void {
    for (const name of ADDRESSES) {
      const address = attributes[name];
      if (typeof address === "string") attributes[name] = address.split("?")[0];
    }
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
