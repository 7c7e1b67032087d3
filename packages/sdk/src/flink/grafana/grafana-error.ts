/** What was given is no dashboard at all. */
export class GrafanaError extends Error {
  override readonly name = 'GrafanaError';

  constructor(reason: string) {
    super(`no Grafana dashboard: ${reason}`);
  }
}
