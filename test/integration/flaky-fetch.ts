type Fault = (request: Request, response: Response) => Promise<Response> | Response;

/** A fetch over another that now and then fails in one of the ways a network, a proxy or a server does. */
export interface FlakyFetch {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Told when a request hangs; it does so until it is aborted. */
  hung: () => void;
}

const CHANCE = 0.1;
/** So that the client asks again at once. */
const now = { 'retry-after': '0' };

export function flakyFetch(
  fetch: (request: Request) => Promise<Response>,
  random: () => number,
): FlakyFetch {
  const faults: Fault[] = [
    () => new Response('<!DOCTYPE html><title>Sign in</title>'),
    () => new Response('internal error', { status: 500 }),
    () => new Response('slow down', { status: 429, headers: now }),
    () => new Response('<title>502 Bad Gateway</title>', { status: 502, headers: now }),
    () => new Response('', { status: 503, headers: now }),
    () => Response.json({ status: 'error', errorType: 'timeout', error: 'x' }, { status: 503 }),
    () => Promise.reject(new TypeError('fetch failed')),
    () => new Response(''),
    async (_request, response) => new Response((await response.text()).slice(0, -20)),
    (_request, response) => breaksOff(response),
    hangs,
    hangs,
  ];

  function hangs({ signal }: Request): Promise<Response> {
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      flaky.hung();
    });
  }

  const flaky: FlakyFetch = {
    async fetch(request) {
      const fault = random() < CHANCE ? faults[Math.floor(random() * faults.length)] : undefined;
      return fault === undefined ? fetch(request) : fault(request, await fetch(request.clone()));
    },
    hung() {},
  };
  return flaky;
}

/** The connection is gone in the middle of the body. */
async function breaksOff(response: Response): Promise<Response> {
  const bytes = await response.bytes();
  let part = 0;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (part++ === 0) controller.enqueue(bytes.subarray(0, bytes.length / 2));
        else controller.error(new TypeError('terminated'));
      },
    }),
  );
}
