import type { Reachability } from './reachability.ts';

/** An error that Redis itself answered. */
export class RedisRefusal extends Error {
  override readonly name = 'RedisRefusal';

  /** `OOM`, `NOAUTH`, `WRONGTYPE`. */
  get code(): string {
    return this.message.split(' ', 1)[0] ?? '';
  }
}

/** One connection, which is made anew where it breaks. */
export interface RedisConnection {
  readonly isReady: boolean;
  /** Up to `mostBytes` of a string, none where there is none. @throws {Error} where it is none, or Redis cannot answer */
  get(key: string, mostBytes: number): Promise<Buffer>;
  /** Keeps it for `ttl` ms. @throws {Error} where Redis cannot */
  set(key: string, value: Buffer, ttl: number): Promise<unknown>;
  close(): void;
}

const PACKAGE = '@redis/client';
const CONNECT_TIMEOUT_MS = 2_000;
/** A connection that is silent for so long is dead: one that works is asked for a sign of life more often. */
const SILENCE_MS = 5_000;
const PING_MS = 2_000;
const LONGEST_WAIT_MS = 5_000;

/** @throws {TypeError} where the URL is none of Redis, or the package is missing */
export function connect(url: string, reach: Reachability): RedisConnection {
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol)) {
    throw new TypeError('The address of the store must be redis://host:6379 or rediss://.');
  }
  try {
    import.meta.resolve(PACKAGE);
  } catch {
    throw new TypeError(`The store needs the package ${PACKAGE}: npm install ${PACKAGE}`);
  }
  const connection = new Connection();
  void connection.open(url, reach);
  return connection;
}

type Loaded = Awaited<ReturnType<typeof clientOf>>;

class Connection implements RedisConnection {
  #loaded: Loaded | undefined;
  #closed = false;

  get isReady(): boolean {
    return this.#loaded?.client.isReady === true;
  }

  async open(url: string, reach: Reachability): Promise<void> {
    try {
      const loaded = await clientOf(url);
      const { client } = loaded;
      client.on('ready', () => reach.answered());
      client.on('error', (error) => reach.failed(error));
      this.#loaded = loaded;
      if (this.#closed) return;
      await client.connect();
    } catch (error) {
      reach.failed(error);
    }
  }

  async get(key: string, mostBytes: number): Promise<Buffer> {
    const reply: unknown = await this.#send('GETRANGE', key, '0', String(mostBytes - 1));
    return Buffer.isBuffer(reply) ? reply : Buffer.from('');
  }

  set(key: string, value: Buffer, ttl: number): Promise<unknown> {
    return this.#send('SET', key, value, 'PX', String(Math.ceil(ttl)));
  }

  close(): void {
    this.#closed = true;
    if (this.#loaded?.client.isOpen === true) this.#loaded.client.destroy();
  }

  async #send(...command: (string | Buffer)[]): Promise<unknown> {
    if (this.#loaded === undefined) throw new Error('There is no connection yet.');
    const { client, ErrorReply } = this.#loaded;
    try {
      return await client.sendCommand(command);
    } catch (error) {
      throw error instanceof ErrorReply ? new RedisRefusal(error.message) : error;
    }
  }
}

/** The package is loaded where a store is used, and only there. */
async function clientOf(url: string) {
  const { createClient, ErrorReply, RESP_TYPES } = await import('@redis/client');
  const client = createClient({
    url,
    // Older servers know no other.
    RESP: 2,
    // What cannot be sent now is not wanted later.
    disableOfflineQueue: true,
    disableClientInfo: true,
    pingInterval: PING_MS,
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, LONGEST_WAIT_MS),
    },
  });
  return { client, ErrorReply };
}
