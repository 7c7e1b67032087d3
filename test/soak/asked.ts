import { Agent, get, type IncomingMessage } from 'node:http';

/** `text` is undefined where the answer broke off after it had begun. */
export interface Asked {
  readonly status: number;
  readonly text: string | undefined;
}

const agent = new Agent({ keepAlive: true });

/** An idle connection was closed under the request: nothing of an answer had come on it. */
class ClosedIdle extends Error {
  override readonly name = 'ClosedIdle';
}

/**
 * One request and its answer. It is sent again in one case only, as browsers do: on a connection that had been idle, and was
 * closed before a byte of an answer came. A server may close those at any time, and this client may not have seen it yet
 * (RFC 9112, 9.3.1). On a new connection, or behind the first byte, a close is the gateway's fault.
 * @throws {Error} where no answer came
 */
export async function asked(url: string, token: string): Promise<Asked> {
  try {
    return await once(url, token);
  } catch (error) {
    if (error instanceof ClosedIdle) return once(url, token);
    throw error;
  }
}

function once(url: string, token: string): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } });
    let readBefore = 0;
    request.once('socket', (socket) => {
      readBefore = socket.bytesRead;
    });
    request.once('response', (response) => {
      void textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.once('error', (error) => {
      const silent = request.socket?.bytesRead === readBefore;
      reject(
        request.reusedSocket && silent ? new ClosedIdle(error.message, { cause: error }) : error,
      );
    });
  });
}

async function textOf(response: IncomingMessage): Promise<string | undefined> {
  try {
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    return text;
  } catch {
    return undefined;
  }
}
