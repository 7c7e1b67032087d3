import type { RequestRecord } from '../request-record.ts';

/**
 * One JSON line on stderr for a request: what is in it may be hostile text, and JSON keeps that on its line. A refusal says
 * why, what failed in Prometheus or here its detail too; no stack and no token is ever in it.
 */
export function logRequest({ error, endpoint: _, ...record }: RequestRecord): void {
  writeLine({
    ...record,
    path: record.path.slice(0, 256),
    seconds: Math.round(record.seconds * 1e6) / 1e6,
    errorType: error?.errorType,
    message: error?.message,
    detail: error?.detail,
    cause: causes(error?.cause),
  });
}

/** What happens to the gateway itself. */
export const logEvent = (message: string, detail?: unknown): void =>
  writeLine({ message, detail: detail instanceof Error ? detail.message : detail });

/** One of several servers is lost, or is there again. */
export const logHealth = (upstream: string, isUp: boolean, reason?: unknown): void =>
  writeLine({
    message: isUp ? 'Prometheus can be asked again' : 'Prometheus cannot be asked',
    ...{ upstream, cause: causes(reason) },
  });

function writeLine(line: Readonly<Record<string, unknown>>): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
}

/** fetch says only "fetch failed"; why is in the cause of the cause. */
function causes(error: unknown): string | undefined {
  const texts: string[] = [];
  for (let next = error; next instanceof Error && texts.length < 5; next = next.cause) {
    texts.push(next.message || next.name);
  }
  return texts.length === 0 ? undefined : texts.join(': ');
}
