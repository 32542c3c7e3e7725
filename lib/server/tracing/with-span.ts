import { type SpanOptions, SpanStatusCode, trace } from "@opentelemetry/api";
import { isRefusal } from "../platform/errors";
import { singleton } from "../platform/runtime";

/**
 * Runs `work` in a span if tracing is on. Attributes are names, counts and codes, never users' texts. A refusal does not
 * mark the span as failed.
 */
export function withSpan<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  return isTracing() ? inSpan(name, options, work) : work();
}

const isTracing = (): boolean => singleton("tracing", () => false);

function inSpan<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  return trace.getTracer("parley").startActiveSpan(name, options, async (span) => {
    try {
      return await work();
    } catch (error) {
      if (isRefusal(error)) span.setAttribute("parley.refused", error.code);
      else span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
