import {
  Counter,
  Gauge,
  Histogram,
  Registry,
  collectDefaultMetrics,
  type CounterConfiguration,
} from 'prom-client';
import type { Telemetry } from './domain/telemetry.ts';

/** What is counted for `/metrics`. */
export interface Metrics {
  readonly telemetry: Telemetry;
  /** An HTTP request was answered; `route` is the pattern, never the path. */
  readonly http: (method: string, route: string, status: number, took_ms: number) => void;
  /** Everything in Prometheus' text form. */
  readonly text: () => Promise<string>;
  readonly content_type: string;
}

/** Starts to count, in a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const http = new Histogram({
    name: 'porchlight_http_seconds',
    help: 'Time to answer HTTP requests.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5],
    registers: [registry],
  });
  return {
    telemetry: createTelemetry(registry),
    http: (method, route, status, took_ms) =>
      http.observe({ method, route, status }, took_ms / 1_000),
    text: () => registry.metrics(),
    content_type: registry.contentType,
  };
}

function createTelemetry(registry: Registry): Telemetry {
  const registers = [registry];
  // Finding a counter by its labels costs more than all other counting, so these are counted aside and handed over when
  // somebody asks.
  const sent = { agent: 0, visitor: 0 };
  const outcomes = new Map<string, Map<string, number>>();
  counted(registry, {
    name: 'porchlight_commands_total',
    help: 'Commands and queries by name and outcome.',
    labelNames: ['name', 'outcome'],
    collect() {
      this.reset();
      for (const [name, counts] of outcomes) {
        for (const [outcome, count] of counts) this.inc({ name, outcome }, count);
      }
    },
  });
  const seconds = new Histogram({
    name: 'porchlight_command_seconds',
    help: 'Time from a command to its answer.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5],
    registers,
  });
  const connections = new Gauge({
    name: 'porchlight_connections',
    help: 'Open connections by side.',
    labelNames: ['side'] as const,
    registers,
  });
  counted(registry, {
    name: 'porchlight_durable_frames_total',
    help: 'Durable frames sent, by side.',
    labelNames: ['side'],
    collect() {
      this.reset();
      for (const side of ['agent', 'visitor'] as const) this.inc({ side }, sent[side]);
    },
  });
  const lag = new Histogram({
    name: 'porchlight_feed_lag_seconds',
    help: 'Age of the oldest item in a round of tailing.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers,
  });
  const timeouts = new Counter({
    name: 'porchlight_status_timeouts_total',
    help: 'Messages failed because their provider said nothing in time.',
    registers,
  });
  const mails = new Counter({
    name: 'porchlight_follow_ups_total',
    help: 'Tries to mail what is unread, by what became of them.',
    labelNames: ['outcome'] as const,
    registers,
  });
  const batch = new Histogram({
    name: 'porchlight_feed_batch_items',
    help: 'Items in a round of tailing.',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
    registers,
  });
  const failures = new Counter({
    name: 'porchlight_storage_failures_total',
    help: 'Times that the database failed a command, a query, a round of tailing or a probe.',
    registers,
  });
  const works = new Gauge({
    name: 'porchlight_storage_ok',
    help: '1 while the database works, 0 while it fails.',
    registers,
  });
  const rings = new Counter({
    name: 'porchlight_doorbell_rings_total',
    help: 'Rings for accounts whose feed has grown: sent to the other nodes, and heard from them.',
    labelNames: ['way'] as const,
    registers,
  });
  const bus = new Gauge({
    name: 'porchlight_doorbell_ok',
    help: '1 while this node hears the others through Redis; 0 while it does not, and on a node that is alone.',
    registers,
  });
  const outages = new Counter({
    name: 'porchlight_doorbell_outages_total',
    help: 'Times that Redis stopped answering.',
    registers,
  });
  return {
    command(name, outcome, took_ms) {
      const counts = outcomes.get(name) ?? new Map<string, number>();
      outcomes.set(name, counts);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      seconds.observe(took_ms / 1_000);
    },
    statusTimeout: () => timeouts.inc(),
    mail: (outcome) => mails.inc({ outcome }),
    connected: (side, change) => connections.labels(side).inc(change),
    frame: (side) => void (sent[side] += 1),
    round(items, lag_ms) {
      batch.observe(items);
      lag.observe(lag_ms / 1_000);
    },
    rang: (way) => rings.inc({ way }),
    busWorks(ok) {
      bus.set(ok ? 1 : 0);
      if (!ok) outages.inc();
    },
    storageFailed: () => failures.inc(),
    storageWorks: (ok) => works.set(ok ? 1 : 0),
  };
}

/** Registers a counter that is filled in whenever somebody asks for it. */
function counted(registry: Registry, configuration: CounterConfiguration<string>): void {
  registry.registerMetric(new Counter({ ...configuration, registers: [] }));
}
