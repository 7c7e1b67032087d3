/**
 * Who may import whom, inside each package. A room is a folder with what is below it, but for the rooms declared inside;
 * or a single file, as an entry (`index.ts`), which is the door that other rooms come in by.
 *
 * Rooms are listed so that imports go upwards only: `uses` names earlier rooms, so no two rooms can need each other.
 * `types` names earlier rooms of which only types may be taken. Every source has to be in a room. Tests
 * (`*.test.ts`) may import what they like. `rooms.test.ts` holds all this; what one package may import of another is
 * in biome.json.
 */
export interface Room {
  /** Folder or file, below the package's sources. */
  readonly path: string;
  readonly uses?: readonly string[];
  readonly types?: readonly string[];
}

/** What every room of flink builds and asks with: by their doors, as a user of the SDK would. */
const promql = 'promql/index.ts';
const parse = 'promql/parse/index.ts';
const prometheus = 'prometheus/index.ts';

export const rooms: Readonly<Record<string, readonly Room[]>> = {
  'packages/sdk/src': [
    { path: 'promql' },
    { path: promql, uses: ['promql'] },
    // Its own entry: the parser takes the tree's inner modules, so that it brings no builder along.
    { path: 'promql/parse', uses: ['promql'] },
    { path: parse, uses: ['promql/parse'], types: ['promql'] },

    { path: 'prometheus/errors.ts' },
    { path: 'prometheus/data' },
    { path: 'prometheus/decoder', uses: ['prometheus/data'] },
    { path: 'prometheus/range', uses: ['prometheus/data'] },
    {
      path: 'prometheus/answers',
      uses: ['prometheus/errors.ts', 'prometheus/data', 'prometheus/decoder'],
    },
    {
      path: 'prometheus/transport',
      uses: ['prometheus/errors.ts', 'prometheus/data', 'prometheus/answers'],
    },
    {
      path: 'prometheus/client',
      uses: ['prometheus/data', 'prometheus/range', 'prometheus/answers', 'prometheus/transport'],
    },
    {
      // It moves windows by any client: of the client it takes the types.
      path: 'prometheus/live',
      uses: ['prometheus/data', 'prometheus/range', 'prometheus/answers'],
      types: ['prometheus/client'],
    },
    {
      path: prometheus,
      uses: [
        'prometheus/errors.ts',
        'prometheus/data',
        'prometheus/range',
        'prometheus/answers',
        'prometheus/client',
        'prometheus/live',
      ],
      types: ['prometheus/transport'],
    },

    // Charts and sections as plain data, their units, and the PromQL that their queries are made of.
    { path: 'flink/definitions', uses: [promql] },
    // What is known of each metric, and what its name alone tells: whose series it has, which numbers mean "nothing".
    { path: 'flink/catalog', uses: [promql, 'flink/definitions'] },
    {
      // How metrics stand in one Prometheus: labels, witnesses, copies; how Flink writes label values; how we ask.
      path: 'flink/deployment',
      uses: [promql, 'flink/catalog'],
      types: [prometheus, 'flink/definitions'],
    },
    {
      // The catalog as typed accessors: `flink.task.numRecordsIn()`.
      path: 'flink/metrics',
      uses: [promql, 'flink/deployment'],
      types: ['flink/catalog'],
    },
    {
      // A query over catalog metrics, narrowed to one job.
      path: 'flink/scope',
      uses: [promql, 'flink/deployment', 'flink/catalog'],
      types: ['flink/definitions'],
    },
    {
      // What is asked of one job.
      path: 'flink/job',
      uses: [promql, 'flink/definitions', 'flink/catalog', 'flink/deployment', 'flink/scope'],
      types: [prometheus],
    },
    {
      // What is there: namespaces, jobs, labels, charts with data.
      path: 'flink/discover',
      uses: [promql, 'flink/deployment', 'flink/catalog', 'flink/scope', 'flink/job'],
      types: [prometheus, 'flink/definitions'],
    },
    { path: 'flink/sections', uses: [promql, parse, 'flink/definitions'] },
    // Plain data as YAML, for whatever file or object.
    { path: 'flink/yaml' },
    { path: 'flink/reporter', uses: ['flink/yaml'] },
    {
      // What is printed for Prometheus to keep, of what the sections show.
      path: 'flink/recording',
      uses: [
        promql,
        'flink/catalog',
        'flink/deployment',
        'flink/scope',
        'flink/sections',
        'flink/yaml',
      ],
      types: ['flink/definitions'],
    },
    {
      path: 'flink/core.ts',
      uses: [
        'flink/deployment',
        'flink/scope',
        'flink/catalog',
        'flink/job',
        'flink/discover',
        'flink/reporter',
      ],
      types: ['flink/definitions'],
    },
    {
      path: 'flink/index.ts',
      uses: [
        'flink/catalog',
        'flink/deployment',
        'flink/metrics',
        'flink/scope',
        'flink/discover',
        'flink/sections',
        'flink/recording',
        'flink/core.ts',
      ],
    },

    // A dashboard's JSON, which nobody vouches for; what a chart here lacks of it; its rows and panels; its queries.
    { path: 'flink/grafana/json' },
    {
      path: 'flink/grafana/losses',
      uses: ['flink/grafana/json'],
      types: ['flink/definitions'],
    },
    { path: 'flink/grafana/read', uses: ['flink/grafana/json', 'flink/grafana/losses'] },
    {
      path: 'flink/grafana/query',
      uses: [
        promql,
        parse,
        'flink/definitions',
        'flink/deployment',
        'flink/catalog',
        'flink/grafana/losses',
      ],
      types: ['flink/grafana/read'],
    },
    {
      path: 'flink/grafana',
      uses: [
        promql,
        'flink/grafana/json',
        'flink/grafana/losses',
        'flink/grafana/read',
        'flink/grafana/query',
      ],
      types: ['flink/definitions', 'flink/deployment'],
    },

    // What a chart is made of. A page has it before the first chart is seen: it takes code from leaves of prometheus, as
    // through the index a bundler puts the client into the first chunk, and of flink types only.
    {
      path: 'chart',
      uses: ['prometheus/data', 'prometheus/range'],
      types: [prometheus, 'flink/index.ts'],
    },
    {
      // What may be wrong with a job, as data; asking and judging it. Its numbers are written as the charts write them.
      path: 'flink/rules',
      uses: [
        promql,
        parse,
        'flink/definitions',
        'flink/deployment',
        'flink/catalog',
        'flink/metrics',
        'flink/scope',
        'flink/sections',
        'chart',
      ],
      types: [prometheus],
    },
    {
      // The same rules as alerts: for Prometheus and its kin, in their files.
      path: 'flink/alerts',
      uses: [
        promql,
        parse,
        'flink/deployment',
        'flink/catalog',
        'flink/scope',
        'flink/yaml',
        'flink/rules',
        'chart',
      ],
      types: ['flink/definitions'],
    },
    // The only room that names ECharts, and of ECharts only types.
    { path: 'echarts', uses: ['chart'], types: [prometheus] },
    { path: 'index.ts', uses: [prometheus, 'flink/index.ts'] },
  ],

  'packages/panel/src': [
    // What we use of the browser; time ranges as chosen and as typed. Neither knows the other or anything above.
    { path: 'dom' },
    { path: 'range' },
    // What most looks never need; in the script tag a second file.
    { path: 'later', uses: ['dom'] },
    // The panel's state and who changes it; what is known of a job; what asks; the store over all. No DOM.
    { path: 'store/state' },
    { path: 'store/job', uses: ['range', 'later', 'store/state'] },
    { path: 'store/asking', uses: ['range', 'store/state', 'store/job'] },
    { path: 'store', uses: ['store/state', 'store/asking'], types: ['range'] },
    // What the browser keeps for the user.
    { path: 'storage', uses: ['range'], types: ['store/state'] },
    { path: 'i18n', types: ['range', 'store/state'] },
    { path: 'theme', uses: ['dom'] },
    // The series of a chart: names, statistics, marks, export. The canvas they are drawn on.
    { path: 'series', uses: ['i18n'] },
    { path: 'plot', uses: ['dom'] },
    // The user's own sections.
    { path: 'arrangement', types: ['storage'] },
    { path: 'events.ts', types: ['store/state'] },
    {
      path: 'provider',
      uses: [
        'dom',
        'range',
        'store',
        'store/state',
        'storage',
        'i18n',
        'theme',
        'series',
        'arrangement',
        'events.ts',
      ],
    },
    {
      path: 'elements',
      uses: [
        'dom',
        'range',
        'store/state',
        'storage',
        'i18n',
        'theme',
        'series',
        'plot',
        'later',
        'arrangement',
        'provider',
      ],
      types: ['events.ts'],
    },
    { path: 'define', uses: ['dom', 'elements'] },
    {
      path: 'classes.ts',
      uses: ['dom', 'elements'],
      types: ['store/state', 'storage', 'i18n', 'theme', 'provider', 'events.ts'],
    },
    { path: 'index.ts', uses: ['i18n', 'classes.ts'] },
    { path: 'define.ts', uses: ['dom', 'elements', 'classes.ts'] },
    { path: 'iife.ts', uses: ['define.ts', 'index.ts', 'later'] },
    // Elements as components: the build names them.
    { path: 'react' },
    {
      path: 'testing',
      uses: ['store', 'store/state'],
      types: ['range', 'theme', 'arrangement', 'elements'],
    },
  ],

  'packages/gateway/src': [
    { path: 'errors.ts' },
    { path: 'allowed-functions.ts' },
    { path: 'joined.ts' },
    // Who asks, and which series they may see.
    { path: 'alternatives.ts' },
    { path: 'tenant.ts', uses: ['errors.ts', 'alternatives.ts'] },
    // How much may be asked, and how often.
    { path: 'bounds', uses: ['errors.ts'] },
    { path: 'auth', uses: ['errors.ts', 'tenant.ts', 'bounds'], types: ['alternatives.ts'] },
    { path: 'admission.ts', uses: ['errors.ts', 'bounds'], types: ['tenant.ts'] },
    // The wall: parse, add the tenant's matchers, print.
    { path: 'scoped-tree.ts', uses: ['errors.ts'], types: ['alternatives.ts', 'tenant.ts'] },
    {
      path: 'scope.ts',
      uses: ['errors.ts', 'allowed-functions.ts', 'bounds', 'scoped-tree.ts'],
      types: ['tenant.ts'],
    },
    // Prometheus, in turn; and what is kept of its answers.
    { path: 'upstream', uses: ['errors.ts', 'joined.ts'], types: ['bounds'] },
    { path: 'cache', uses: ['errors.ts', 'joined.ts'], types: ['upstream'] },
    { path: 'parameters', uses: ['errors.ts', 'upstream'] },
    {
      path: 'endpoints',
      uses: [
        'errors.ts',
        'tenant.ts',
        'allowed-functions.ts',
        'bounds',
        'scoped-tree.ts',
        'scope.ts',
        'upstream',
        'cache',
        'parameters',
      ],
      types: ['alternatives.ts'],
    },
    { path: 'openapi', uses: ['endpoints'] },
    // What Thanos, Mimir and VictoriaMetrics take besides.
    {
      path: 'dialects',
      uses: ['errors.ts', 'scope.ts', 'parameters'],
      types: ['tenant.ts', 'upstream'],
    },
    // A request as its operator sees it, and the gateway as its host does.
    { path: 'request-record.ts', types: ['errors.ts', 'upstream', 'cache'] },
    { path: 'readiness.ts', types: ['upstream'] },
    {
      path: 'gateway-options.ts',
      types: ['errors.ts', 'tenant.ts', 'upstream', 'cache', 'dialects', 'request-record.ts'],
    },
    {
      path: 'deliver.ts',
      uses: ['upstream'],
      types: ['tenant.ts', 'cache', 'request-record.ts', 'gateway-options.ts'],
    },
    {
      path: 'gateway.ts',
      uses: [
        'admission.ts',
        'deliver.ts',
        'errors.ts',
        'tenant.ts',
        'bounds',
        'scope.ts',
        'upstream',
        'cache',
        'parameters',
        'endpoints',
        'openapi',
        'dialects',
        'request-record.ts',
        'readiness.ts',
      ],
      types: ['gateway-options.ts'],
    },
    {
      path: 'index.ts',
      uses: ['errors.ts', 'auth', 'gateway.ts'],
      types: [
        'alternatives.ts',
        'tenant.ts',
        'upstream',
        'cache',
        'dialects',
        'request-record.ts',
        'gateway-options.ts',
      ],
    },
    // Node's own connections, and the frameworks that hand them on.
    { path: 'node', uses: ['cache'], types: ['upstream', 'gateway.ts'] },
    {
      path: 'cli',
      uses: ['tenant.ts', 'auth', 'node'],
      types: ['cache', 'request-record.ts', 'gateway-options.ts', 'gateway.ts'],
    },
    {
      path: 'cli.ts',
      uses: ['auth', 'gateway.ts', 'node', 'cli'],
      types: ['tenant.ts', 'cache', 'gateway-options.ts'],
    },
  ],

  'packages/simulator/src': [
    // PromQL over any store of series; knows no Flink.
    { path: 'evaluate' },
    // The make-believe cluster, as functions of time; and what it reports.
    { path: 'cluster' },
    { path: 'metrics', uses: ['cluster'] },
    { path: 'scenario.ts', types: ['cluster'] },
    // What goes wrong, as what it does to the metrics.
    { path: 'faults' },
    { path: 'store.ts', uses: ['evaluate', 'cluster', 'metrics', 'faults'] },
    { path: 'api', uses: ['evaluate'], types: ['scenario.ts', 'store.ts'] },
    // What a real Prometheus reads of it.
    { path: 'exposition', uses: ['evaluate'], types: ['store.ts'] },
    {
      path: 'simulator.ts',
      uses: ['evaluate', 'cluster', 'scenario.ts', 'store.ts', 'api', 'exposition'],
      types: ['faults'],
    },
    { path: 'index.ts', uses: ['cluster', 'faults', 'simulator.ts'], types: ['scenario.ts'] },
    { path: 'msw.ts', types: ['simulator.ts'] },
    { path: 'testing', uses: ['simulator.ts'] },
  ],

  'packages/cli/src': [
    // The walk from Prometheus to the job and the gateway: knows no terminal.
    { path: 'doctor' },
    { path: 'output', types: ['doctor'] },
    { path: 'commands', uses: ['doctor', 'output'] },
    { path: 'run.ts', uses: ['output', 'commands'] },
    { path: 'cli.ts', uses: ['run.ts'] },
  ],
};
