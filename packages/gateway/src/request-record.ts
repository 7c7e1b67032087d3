import type { CacheUse } from './cache/cached-upstream.ts';
import type { GatewayError } from './errors.ts';
import type { ByteSource } from './upstream/byte-source.ts';

/**
 * One request as its operator sees it, when the last byte of its answer is given. It holds no token; path and tenant may
 * be hostile text.
 */
export interface RequestRecord {
  /** The client's `X-Request-Id` where that is a plain one, else a new one; the answer has it too. */
  readonly id: string;
  /** The client's W3C `traceparent`, which goes to Prometheus as well. */
  readonly trace: string | undefined;
  /** The other end of the connection, as far as the server tells: the client's, or a proxy's. */
  readonly address: string | undefined;
  readonly method: string;
  readonly path: string;
  /** The route, `/api/v1/label/:name/values`; absent where there is none. */
  readonly endpoint: string | undefined;
  /** Absent where the request was refused before its tenant was known. */
  readonly tenant: string | undefined;
  /** What was sent, or what it would have been had the answer not broken off after it began. */
  readonly status: number;
  readonly seconds: number;
  /** Of an answer from Prometheus, before it is compressed. */
  readonly bytes: number | undefined;
  readonly cache: CacheUse | undefined;
  readonly error: GatewayError | undefined;
}

const PLAIN_ID = /^[\w.:@/+=-]{1,128}$/;
const TRACE_PARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

/** A request that is under way, and what is known of it so far. */
export class OpenRecord {
  readonly id: string;
  readonly trace: string | undefined;
  endpoint: string | undefined;
  tenant: string | undefined;
  cache: CacheUse | undefined;
  error: GatewayError | undefined;
  readonly #began = performance.now();
  readonly #asked: Pick<RequestRecord, 'address' | 'method' | 'path'>;
  #emit: ((record: RequestRecord) => void) | undefined;
  #bytes: number | undefined;
  #passing = false;

  constructor(
    { method, headers }: Request,
    asked: Pick<RequestRecord, 'address' | 'path'>,
    emit: ((record: RequestRecord) => void) | undefined,
  ) {
    const id = headers.get('x-request-id');
    const trace = headers.get('traceparent');
    this.id = id !== null && PLAIN_ID.test(id) ? id : crypto.randomUUID();
    this.trace = trace !== null && TRACE_PARENT.test(trace) ? trace : undefined;
    this.#asked = { ...asked, method };
    this.#emit = emit;
  }

  /** The answer is ready, though its bytes may be still to come. */
  answered(status: number): void {
    if (!this.#passing) this.#end(status);
  }

  /** The answer was held: it is given at once. */
  held(bytes: number): void {
    this.#bytes = bytes;
  }

  /** The same bytes; the request ends with them. */
  passing(source: ByteSource): ByteSource {
    this.#passing = true;
    this.#bytes = 0;
    return {
      length: source.length,
      read: async () => {
        try {
          const chunk = await source.read();
          if (chunk === undefined) this.#end(200);
          else this.#bytes = (this.#bytes ?? 0) + chunk.length;
          return chunk;
        } catch (error) {
          this.#end(this.error?.status ?? 200);
          throw error;
        }
      },
      close: (reason) => {
        source.close(reason);
        this.#end(this.error?.status ?? 200);
      },
    };
  }

  #end(status: number): void {
    const { id, trace, endpoint, tenant, cache, error } = this;
    this.#emit?.({
      ...{ id, trace, ...this.#asked, endpoint, tenant, status },
      seconds: (performance.now() - this.#began) / 1000,
      bytes: this.#bytes,
      ...{ cache, error },
    });
    this.#emit = undefined;
  }
}
