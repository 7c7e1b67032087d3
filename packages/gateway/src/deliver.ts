import type { Context } from 'hono';
import type { WholeAnswer } from './cache/whole-answer.ts';
import type { Connection } from './gateway-options.ts';
import type { OpenRecord } from './request-record.ts';
import type { Peer, Tenant } from './tenant.ts';
import { type ByteSource, toReadableStream } from './upstream/byte-source.ts';

/** What a request has with it on its way through the handler. */
export interface Environment {
  readonly Bindings: { readonly connection?: Connection; readonly peer?: Peer | undefined };
  readonly Variables: { tenant: Tenant; record: OpenRecord };
}

/** As it comes from Prometheus. */
export function streamedAnswer(c: Context<Environment>, source: ByteSource): Response {
  const { connection } = c.env;
  const body = c.var.record.passing(source);
  const headers = { 'Content-Type': 'application/json' };
  if (connection === undefined) return c.body(toReadableStream(body), { headers });
  connection.deliver(body);
  return c.body(null, { headers });
}

/** A browser may keep it for whoever has the same token, and asks each time whether it has changed. */
export async function heldAnswer(c: Context<Environment>, answer: WholeAnswer): Promise<Response> {
  const { connection } = c.env;
  const etag = await answer.etag();
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Authorization', { append: true });
  c.header('ETag', etag);
  const known = c.req.method === 'GET' ? (c.req.header('if-none-match')?.split(',') ?? []) : [];
  if (known.some((tag) => tag.trim() === etag)) return c.body(null, 304);
  c.var.record.held(answer.bytes.length);
  c.header('Content-Type', 'application/json');
  if (connection === undefined) return c.body(answer.bytes);
  connection.deliver(answer);
  return c.body(null);
}
