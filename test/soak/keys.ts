import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

const ISSUER = 'https://login.example';
const AUDIENCE = 'metrics';

/** An identity provider: its address of keys, and tokens by the newest of them. */
export class Keys implements AsyncDisposable {
  readonly #server: Server;
  #key: CryptoKey | undefined;
  #published: readonly JWK[] = [];
  #count = 0;

  private constructor() {
    this.#server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: this.#published }));
    });
  }

  static async start(): Promise<Keys> {
    const keys = new Keys();
    await keys.rotate();
    await once(keys.#server.listen(0, '127.0.0.1'), 'listening');
    return keys;
  }

  /** The gateway's setting `jwt`. */
  get setting() {
    const { port } = this.#server.address() as AddressInfo;
    return { jwksUrl: `http://127.0.0.1:${port}/keys`, issuer: ISSUER, audience: AUDIENCE };
  }

  /** A new key signs from now on; the one before stays for the tokens that are under way. */
  async rotate(): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const exported = await exportJWK(publicKey);
    // From here on at once: a token that is signed meanwhile must not name this key and carry the other's signature.
    this.#count += 1;
    const added = { ...exported, kid: this.#kid, alg: 'ES256', use: 'sig' };
    this.#published = [added, ...this.#published.slice(0, 1)];
    this.#key = privateKey;
  }

  get #kid(): string {
    return `key-${this.#count}`;
  }

  tokenOf(tenant: string): Promise<string> {
    if (this.#key === undefined) throw new Error('There is no key.');
    return new SignJWT({ namespaces: [tenant] })
      .setProtectedHeader({ alg: 'ES256', kid: this.#kid })
      .setSubject(tenant)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(this.#key);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
