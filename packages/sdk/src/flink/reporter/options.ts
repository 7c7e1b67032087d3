interface AnyReporter {
  /** Of Flink: `1.20`, `2.1`. */
  readonly version: string;
  /** Between `metrics.reporter.` and the option. @defaultValue `prom` or `promgateway` */
  readonly name?: string;
}

/** Every process serves its metrics, and Prometheus fetches them. */
export interface ScrapeReporter extends AnyReporter {
  readonly reporter: 'scrape';
  /** One port, or a range such as `9250-9260` where several processes share a host. @defaultValue 9249 */
  readonly port?: number | string;
  /** What Prometheus fetches from. @defaultValue 'kubernetes': pods with the annotation `prometheus.io/scrape` */
  readonly targets?: 'kubernetes' | readonly ScrapeTarget[];
}

export interface ScrapeTarget {
  /** `host:port`. */
  readonly address: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Every process pushes its metrics to a Pushgateway, and Prometheus fetches them there. */
export interface PushReporter extends AnyReporter {
  readonly reporter: 'pushgateway';
  /** Of the gateway: `http://pushgateway:9091`. */
  readonly url: string;
  /** Start of the label `job`; each process adds an end of its own. */
  readonly jobName: string;
  /** The tenant: nothing else says whose process it is. */
  readonly namespace: string;
  /** More labels of every series. */
  readonly grouping?: Readonly<Record<string, string>>;
  /** @defaultValue 15 */
  readonly intervalSeconds?: number;
  /** Whether a process that ends cleanly takes its numbers away; one that is killed never does. @defaultValue false */
  readonly deleteOnShutdown?: boolean;
  /** Flink 2.3 and later; with `password`. */
  readonly username?: string;
  readonly password?: string;
}

export type Reporter = ScrapeReporter | PushReporter;
