import * as z from 'zod/mini';
import type { Labels } from './matrix.ts';

const notes = z.pipe(
  z.optional(z.nullable(z.array(z.string()))),
  z.transform((list): readonly string[] => list ?? []),
);

/** What Prometheus wraps every answer in. Other servers add keys of their own (`stats`, `isPartial`): they are left. */
const envelope = z.discriminatedUnion('status', [
  z.looseObject({
    status: z.literal('success'),
    data: z.optional(z.unknown()),
    warnings: notes,
    infos: notes,
  }),
  z.looseObject({
    status: z.literal('error'),
    errorType: z._default(z.string(), 'unknown'),
    error: z._default(z.string(), ''),
  }),
]);

export type Envelope = z.infer<typeof envelope>;

/** The envelope in a parsed body, or undefined where it is none. */
export function readEnvelope(body: unknown): Envelope | undefined {
  const result = envelope.safeParse(body);
  return result.success ? result.data : undefined;
}

// Not z.record: it leaves out a label called `__proto__`, which is a legal name.
export const labels = z.custom<Labels>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string'),
);
export const labelSets = z.array(labels);
export const strings = z.array(z.string());
