import type { ByteSource } from './byte-source.ts';
import type { Transport } from './transport.ts';

/** Over a web-standard `fetch`, which may be another handler. */
export function fetchTransport(fetch: typeof globalThis.fetch): Transport {
  return async ({ method, url, headers, body }, signal) => {
    const response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
      signal,
    });
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: streamSource(response.body, signal),
    };
  };
}

/**
 * The signal that fetch was given cancels the reader too: undici forgets it when the garbage collector takes the request,
 * which nothing holds once the headers are there.
 */
function streamSource(stream: ReadableStream<Uint8Array> | null, signal: AbortSignal): ByteSource {
  const reader = stream?.getReader();
  const close = (reason?: unknown) => {
    reader?.cancel(reason).catch(() => undefined);
  };
  const abort = () => close(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return {
    async read() {
      const result = await reader?.read();
      if (result === undefined || result.done) return undefined;
      return result.value;
    },
    close,
  };
}
