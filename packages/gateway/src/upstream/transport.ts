import type { ByteSource } from './byte-source.ts';

/** A request as it is sent: nothing is added but what HTTP needs. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface TransportAnswer {
  readonly status: number;
  header(name: string): string | null;
  readonly body: ByteSource;
}

/**
 * Sends one request. Redirects are not followed: that would carry the gateway's own credentials wherever they point.
 * The signal, at any time until the last byte, closes the connection.
 * @throws {Error} where no answer comes
 */
export type Transport = (
  request: TransportRequest,
  signal: AbortSignal,
) => Promise<TransportAnswer>;
