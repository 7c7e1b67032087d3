import type { Settings } from './settings.ts';

/** How the text of a flag or a variable is read. */
type Kind = 'text' | 'number' | 'list' | 'json';

/** Where a setting comes from, beside the configuration file. */
export interface Source {
  readonly setting: keyof Settings;
  readonly reads: Kind;
  /** None for what holds a secret: every user of a machine can read the flags of its processes. */
  readonly flag?: string;
  readonly help: string;
}

export const SOURCES: readonly Source[] = [
  {
    setting: 'prometheusUrl',
    reads: 'list',
    flag: 'prometheus-url',
    help: 'http://prometheus:9090; replicas with commas between them',
  },
  {
    setting: 'prometheusType',
    reads: 'text',
    flag: 'prometheus-type',
    help: 'prometheus, thanos, mimir or victoriametrics',
  },
  { setting: 'prometheusHeaders', reads: 'json', help: 'headers on every request to Prometheus' },
  {
    setting: 'timeout',
    reads: 'number',
    flag: 'timeout',
    help: 'longest silence of Prometheus, ms',
  },
  {
    setting: 'totalTimeout',
    reads: 'number',
    flag: 'total-timeout',
    help: 'longest request with its answer, ms; 120000',
  },
  {
    setting: 'bodyTimeout',
    reads: 'number',
    flag: 'body-timeout',
    help: 'longest arrival of a form, ms; 10000',
  },
  {
    setting: 'answerBytes',
    reads: 'number',
    flag: 'answer-bytes',
    help: 'longest answer of Prometheus; 67108864',
  },
  { setting: 'host', reads: 'text', flag: 'host', help: 'address to listen on; 127.0.0.1' },
  { setting: 'port', reads: 'number', flag: 'port', help: 'port to listen on; 9099, or 0 for any' },
  {
    setting: 'metricsPort',
    reads: 'number',
    flag: 'metrics-port',
    help: 'port of /metrics; none',
  },
  {
    setting: 'drainDelay',
    reads: 'number',
    flag: 'drain-delay',
    help: 'from SIGTERM until it closes, ms; 3000',
  },
  {
    setting: 'drainTimeout',
    reads: 'number',
    flag: 'drain-timeout',
    help: 'longest end of requests, ms; 30000',
  },
  { setting: 'tenantLabel', reads: 'text', flag: 'tenant-label', help: 'the label; namespace' },
  {
    setting: 'outOfScope',
    reads: 'text',
    flag: 'out-of-scope',
    help: "a selector of others' namespaces: forbidden, or empty",
  },
  { setting: 'origins', reads: 'list', flag: 'origins', help: 'https://portal.example,https://…' },
  { setting: 'tokens', reads: 'json', help: '[{"tenant","namespaces","sha256" or "token"}]' },
  { setting: 'jwt', reads: 'json', help: '{"secret" or "jwksUrl","issuer","audience"}' },
  { setting: 'trustedHeader', reads: 'json', help: '{"proxies":["10.0.0.0/8"]}' },
  { setting: 'kubernetes', reads: 'json', help: '{}, or {"url","tokenFile","namespaces"}' },
  { setting: 'queryLength', reads: 'number', flag: 'query-length', help: 'characters; 16384' },
  { setting: 'points', reads: 'number', flag: 'points', help: 'most points of a series; 11000' },
  { setting: 'cacheBytes', reads: 'number', flag: 'cache-bytes', help: '67108864; 0: no cache' },
  {
    setting: 'cacheInstant',
    reads: 'number',
    flag: 'cache-instant',
    help: 'an instant answer is given again for, ms; 1000',
  },
  {
    setting: 'cacheFresh',
    reads: 'number',
    flag: 'cache-fresh',
    help: 'the newest points are given again for, ms; 5000',
  },
  {
    setting: 'cacheOverlap',
    reads: 'number',
    flag: 'cache-overlap',
    help: 'samples come at most so late, ms; 300000',
  },
  { setting: 'storeUrl', reads: 'text', help: 'rediss://user:password@redis:6379: shared cache' },
  {
    setting: 'storeTimeout',
    reads: 'number',
    flag: 'store-timeout',
    help: 'longest wait for the shared cache, ms; 50',
  },
  {
    setting: 'subqueryPoints',
    reads: 'number',
    flag: 'subquery-points',
    help: 'most points of a subquery; 50000',
  },
  {
    setting: 'range',
    reads: 'number',
    flag: 'range',
    help: 'longest time a query reads, ms; 400 days',
  },
  {
    setting: 'scopeLength',
    reads: 'number',
    flag: 'scope-length',
    help: 'most characters of scope in a query; 1048576',
  },
  { setting: 'series', reads: 'number', flag: 'series', help: 'most series of an answer; 100000' },
  {
    setting: 'requestsPerSecond',
    reads: 'number',
    flag: 'requests-per-second',
    help: 'of a tenant; 1000',
  },
  {
    setting: 'concurrency',
    reads: 'number',
    flag: 'concurrency',
    help: 'requests to Prometheus at once; 20',
  },
  {
    setting: 'tenantConcurrency',
    reads: 'number',
    flag: 'tenant-concurrency',
    help: 'of one tenant; 10',
  },
  { setting: 'waiting', reads: 'number', flag: 'waiting', help: 'of one tenant that wait; 200' },
];

/** `prometheusUrl` is `FLINK_METRICS_PROMETHEUS_URL`. */
export const variableOf = (setting: string): string =>
  `FLINK_METRICS_${setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
