import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { singleton } from "../platform/runtime";
import { BufferedCounter } from "./buffered-counter";

/** In seconds: from the duration of a commit on a fast disk to the time after which users give up. */
const LATENCY = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SIZES = [1, 2, 5, 10, 25, 50, 100, 250, 500];

/**
 * Returns the metrics of this process, which docs/OPERATIONS.md describes. Every label has few values that are known
 * beforehand, such as names of events and routes or codes of the contract; never an id. What happens for each message is
 * buffered, or counted once per batch.
 */
export function metrics() {
  return singleton("metrics", define);
}

function define() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name: `parley_${name}`, help, labelNames, registers });
  const bufferedCounter = <L extends string>(name: string, help: string, labelNames: L[]) => {
    const buffered = new BufferedCounter(labelNames);
    new Counter<L>({
      name: `parley_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        buffered.flushTo(this);
      },
    });
    return buffered;
  };
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `parley_${name}`, help, labelNames, registers });
  const histogram = <L extends string = never>(
    name: string,
    help: string,
    buckets = LATENCY,
    labelNames: L[] = [],
  ) => new Histogram({ name: `parley_${name}`, help, buckets, labelNames, registers });
  return {
    registry,
    sockets: gauge("sockets", "Sockets that are connected to this process."),
    socketEvents: bufferedCounter(
      "socket_events_total",
      "Events from clients, by the answer: ok or an error code.",
      ["event", "outcome"],
    ),
    ackSeconds: histogram("send_ack_seconds", "From the arrival of send_message to its acknowledgement."),
    sends: counter("sends_total", "Messages that reached the writer: stored, refused or failed.", [
      "outcome",
    ]),
    flushSeconds: histogram("flush_seconds", "From the start of a batch of messages to its publication."),
    flushSize: histogram("flush_messages", "Messages in a batch.", SIZES),
    queue: gauge("send_queue_messages", "Messages that wait for the next batch."),
    deliveries: bufferedCounter(
      "deliveries_total",
      "Frames handed to sockets of this process, one for each reader and event.",
      ["event"],
    ),
    catchUps: counter("catch_ups_total", "Clients that asked what they have missed.", ["kind"]),
    slowReaders: counter("slow_readers_cut_total", "Sockets closed for not reading what waited."),
    resets: counter("resets_total", "Cursors that could not be honoured."),
    jobs: counter("jobs_total", "Runs of jobs in this process.", ["job", "outcome"]),
    jobSeconds: histogram("job_seconds", "What runs of jobs took.", LATENCY, ["job"]),
    jobsWaiting: gauge("jobs_waiting", "Jobs in the queue, of all processes.", ["job"]),
    jobsOldest: gauge("jobs_oldest_seconds", "How long the longest overdue job has waited.", ["job"]),
    jobsDead: gauge("jobs_dead", "Jobs whose attempts are exhausted.", ["job"]),
    pushes: counter("pushes_total", "Notifications by the device's kind and what became of them.", [
      "kind",
      "outcome",
    ]),
    pushDecisions: counter("push_decisions_total", "Devices looked at for a room, by what was decided.", [
      "decision",
    ]),
    searchSeconds: histogram("search_seconds", "What searches took, waiting included."),
    searchLag: histogram("search_lag_seconds", "From a message's commit to its place in the search index."),
    searchIndexed: counter("search_indexed_total", "Messages taken into the search index."),
    searchBacklog: gauge("search_backlog_rooms", "Rooms with a history that this process still takes in."),
    transactionWait: histogram("transaction_wait_seconds", "Until a transaction had a connection."),
    transactionsWaiting: gauge("transactions_waiting", "Transactions that wait for a connection."),
    transactionsActive: gauge("transactions_active", "Transactions under way."),
    databaseUp: gauge("database_up", "Whether the database answered while this page was made."),
    databaseProbe: gauge("database_probe_seconds", "What the smallest statement took, waiting included."),
    httpRequests: counter("http_requests_total", "REST requests by the pattern of their route.", [
      "route",
      "method",
      "status",
    ]),
    httpSeconds: histogram("http_request_seconds", "What REST requests took.", LATENCY, ["route", "method"]),
  };
}
