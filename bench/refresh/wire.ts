import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';

interface Traffic {
  /** Of the bodies of answers, as they came over the wire. */
  readonly bytes: number;
  readonly requests: number;
}

/** A fetch that counts what goes over the wire; Node's own does not show the bytes before they are unpacked. */
export function countBytes(compressed: boolean) {
  let bytes = 0;
  let requests = 0;

  const fetch = (request: Request): Promise<Response> => {
    requests++;
    const headers = { 'accept-encoding': compressed ? 'gzip' : 'identity' };
    return new Promise((resolve, reject) => {
      get(request.url, { headers }, async (answer) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of answer) chunks.push(chunk);
        const body = Buffer.concat(chunks);
        bytes += body.length;
        const plain = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
        resolve(new Response(new Uint8Array(plain), { status: answer.statusCode ?? 500 }));
      }).on('error', reject);
    });
  };

  async function during(work: () => Promise<unknown>): Promise<Traffic> {
    const before = { bytes, requests };
    await work();
    return { bytes: bytes - before.bytes, requests: requests - before.requests };
  }
  return { fetch, during };
}
