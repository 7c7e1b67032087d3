import type * as z from 'zod/mini';
import { envelopeError, invalidAnswer, type RequestContext } from './answer-error.ts';
import { readEnvelope } from './envelope.ts';
import { UnreachableError } from './errors.ts';
import type { Answer } from './query-result.ts';

/**
 * Reads a small answer whole and checks its data.
 * @throws {PrometheusError}
 */
export async function readJson<T extends z.ZodMiniType>(
  response: Response,
  schema: T,
  context: RequestContext,
): Promise<Answer<z.output<T>>> {
  const text = await readText(response, context);
  const invalid = (reason: string) => invalidAnswer(response, text, reason, context);
  const envelope = readEnvelope(parse(text, invalid));
  if (envelope === undefined) throw invalid('it has no "status" of "success" or "error".');
  if (envelope.status === 'error') throw envelopeError(envelope, response, context);

  const data = schema.safeParse(envelope.data);
  if (!data.success) {
    const [issue] = data.error.issues;
    throw invalid(`"${['data', ...(issue?.path ?? [])].join('.')}" is wrong: ${issue?.message}.`);
  }
  return { data: data.data, warnings: envelope.warnings, infos: envelope.infos };
}

async function readText(response: Response, context: RequestContext): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new UnreachableError(`${context.url} broke off its answer.`, { ...context, cause });
  }
}

function parse(text: string, invalid: (reason: string) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`it is no JSON (${error instanceof Error ? error.message : error}).`);
  }
}
