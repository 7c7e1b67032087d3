import type { JobPlan } from '@flink-metrics/sdk/flink/rules';
import type { Deployment, OriginalNames, Section } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import type { PropertyDeclarations } from 'lit';
import type { Locales } from '../i18n/language.ts';
import type { PanelStorage } from '../storage/storage.ts';
import type { HostRules } from '../store/state/findings.ts';
import type { PanelView } from '../store/state/panel-state.ts';
import type { ThemeChoice } from '../theme/theme.ts';
import { FlinkElement } from './flink-element.ts';
import type { PanelHeaders } from './panel-client.ts';

/** What a host sets on a provider or a panel. */
export class ProviderSettings extends FlinkElement {
  static override readonly properties: PropertyDeclarations = {
    endpoint: {},
    method: {},
    namespace: {},
    job: {},
    jobId: { attribute: 'job-id' },
    match: {},
    range: {},
    refresh: {},
    compare: {},
    timeZone: { attribute: 'time-zone' },
    lang: {},
    theme: {},
    density: { reflect: true, useDefault: true },
    link: {},
    headers: { attribute: false },
    fetch: { attribute: false },
    client: { attribute: false },
    deployment: { attribute: false },
    sections: { attribute: false },
    rules: { attribute: false },
    topology: { attribute: false },
    views: { attribute: false },
    names: { attribute: false },
    locales: { attribute: false },
  };

  /** Where the Prometheus API is: what comes before `/api/v1`. May be relative to the page. */
  declare endpoint: string;
  /**
   * `GET` where a proxy before Prometheus lets nothing else through; else long queries go by POST, and by GET where that
   * is refused.
   */
  declare method: '' | 'GET';
  /** The job's namespace; loads once `job` is set too. */
  declare namespace: string;
  /** The job's name; loads once `namespace` is set too. */
  declare job: string;
  /** One run of the job by its id, where several run under its name; the newest when empty. */
  declare jobId: string;
  /** What else the job's series fulfil, as in PromQL's braces: `cluster="east"` where one store has several clusters. */
  declare match: string;
  /** What is shown: the last `1h`, `now-3h/now-1h`, or `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`. */
  declare range: string;
  /** How often it is asked anew: `15s`, or `off`. */
  declare refresh: string;
  /** `1d` or `1w`: the same time yesterday or last week, beside the range. */
  declare compare: PanelView['compare'];
  /** IANA name, e.g. `UTC`; the browser's own when empty. */
  declare timeZone: string;
  /** BCP 47 tag of the user's language, e.g. `zh-CN`; the page's when empty. */
  declare lang: string;
  /** `auto` follows what the page behind it is painted in. */
  declare theme: ThemeChoice;
  /** How close together everything is. */
  declare density: 'comfortable' | 'compact';
  /** Name of the URL parameter that keeps the view; none when empty. Two panels of a page have two names. */
  declare link: string;
  /** Sent with every request; a function is asked each time, so it may renew a token. */
  declare headers: PanelHeaders | undefined;
  /** Used instead of the page's `fetch`. */
  declare fetch: ((request: Request) => Promise<Response>) | undefined;
  /** Asked instead of one made of `endpoint`, `method`, `headers` and `fetch`. */
  declare client: QueryClient | undefined;
  /**
   * How the metrics stand in Prometheus, or a part of it, where the host knows better: plain data, as `describeDeployment`
   * of the SDK gives it. The rest is found. Replace it, do not change it in place.
   */
  declare deployment: Partial<Deployment> | undefined;
  /** What is shown, in this order; the catalog's own by default. Replace it, do not change it in place. */
  declare sections: readonly Section[] | undefined;
  /**
   * What the job is judged by beside our own rules, and changes of those: `docs/rules.schema.json` has the form. Replace
   * it, do not change it in place.
   */
  declare rules: HostRules | undefined;
  /** How the job's tasks follow each other: what Flink's `/jobs/:id/plan` answers, as it is. Without it that is inferred. */
  declare topology: JobPlan | undefined;
  /** Where the user's own views are kept; this browser by default. Two panels with two `id`s keep two views. */
  declare views: PanelStorage | undefined;
  /**
   * How jobs, tasks, operators and TaskManagers are really called, where the reporter sanitises names: texts, or answers of Flink's REST
   * API as they are. A name that is not among them is shown as its label has it.
   */
  declare names: OriginalNames | undefined;
  /** Dictionaries of further languages, by language tag. */
  declare locales: Locales | undefined;

  constructor() {
    super();
    this.endpoint = '';
    this.method = '';
    this.namespace = '';
    this.job = '';
    this.jobId = '';
    this.match = '';
    this.range = '1h';
    this.refresh = '15s';
    this.compare = '';
    this.timeZone = '';
    this.theme = 'auto';
    this.density = 'comfortable';
    this.link = '';
  }

  protected get view(): PanelView {
    const { namespace, job, jobId, match, range, refresh, compare, timeZone } = this;
    return { namespace, job, jobId, match, range, refresh, compare, timeZone };
  }
}
