import type { Problem } from '../gateway.ts';

/** One JSON line on stderr: what is in it may be hostile text, and JSON keeps that on its line. */
export function logProblem({ error, path, tenant }: Problem): void {
  const { status, errorType, message, detail, cause } = error;
  const line = {
    time: new Date().toISOString(),
    tenant,
    path,
    status,
    errorType,
    message,
    detail,
    cause: causes(cause),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** fetch says only "fetch failed"; why is in the cause of the cause. */
function causes(error: unknown): string | undefined {
  const texts: string[] = [];
  for (let next = error; next instanceof Error && texts.length < 5; next = next.cause) {
    texts.push(next.message || next.name);
  }
  return texts.length === 0 ? undefined : texts.join(': ');
}
