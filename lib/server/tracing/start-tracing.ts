import { env } from "../platform/env";
import { singleton } from "../platform/runtime";

/**
 * Sends traces by OTLP over HTTP to `OTEL_EXPORTER_OTLP_ENDPOINT`, where that is set; sampling, headers and the name of the
 * service are OpenTelemetry's own settings. The library is loaded in that case only. Returns what sends the rest and stops.
 */
export async function startTracing(): Promise<() => Promise<void>> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return async () => {};
  const [
    { OTLPTraceExporter },
    { BatchSpanProcessor, NodeTracerProvider },
    resources,
    { StripQueryProcessor },
  ] = await Promise.all([
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/resources"),
    import("./strip-query-processor"),
  ]);
  const named = resources.resourceFromAttributes({ "service.name": "parley" });
  const detected = resources.detectResources({ detectors: [resources.envDetector] });
  const provider = new NodeTracerProvider({
    resource: resources.defaultResource().merge(named).merge(detected),
    spanProcessors: [new StripQueryProcessor(), new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  singleton("tracing", () => true);
  return () => provider.shutdown();
}
