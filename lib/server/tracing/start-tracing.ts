import { env } from "../platform/env";
import { singleton } from "../platform/runtime";

/**
 * Exports traces by OTLP over HTTP to `OTEL_EXPORTER_OTLP_ENDPOINT`, if that is set; only then the library is loaded.
 * Sampling, headers and service name are OpenTelemetry's own settings. Returns a function that exports the rest and stops.
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
