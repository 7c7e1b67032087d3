import type { Fault } from '../scenario.ts';

/** Answers as what stands in front of a Prometheus does when something is wrong. */
export async function faultyResponse(
  fault: Fault,
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  switch (fault) {
    case 'unavailable':
      return new Response('upstream connect error or disconnect/reset before headers', {
        status: 503,
        headers: { 'content-type': 'text/plain' },
      });
    case 'login-page':
      return new Response('<!doctype html><title>Sign in</title><form>…</form>', {
        headers: { 'content-type': 'text/html' },
      });
    case 'truncated': {
      const whole = await (await answer()).text();
      return new Response(whole.slice(0, Math.ceil(whole.length / 2)), {
        headers: { 'content-type': 'application/json' },
      });
    }
    case 'hanging':
      return aborted(request);
  }
}

/** Node follows a caller's signal only as long as somebody holds the request: a collected one never hears of it. */
const waiting = new Set<Request>();

/** Ends only when the caller gives up. */
async function aborted(request: Request): Promise<never> {
  waiting.add(request);
  try {
    return await new Promise<never>((_, reject) => {
      const { signal } = request;
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  } finally {
    waiting.delete(request);
  }
}
