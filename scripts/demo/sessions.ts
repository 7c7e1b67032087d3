import { randomUUID, webcrypto } from 'node:crypto';
import { jwt } from '@flink-metrics/gateway';
import { SignJWT } from 'jose';
import type { DemoTenant } from './data.ts';

const ISSUER = 'demo-portal';
const AUDIENCE = 'flink-metrics-gateway';
const TOKEN_LIFE = '5m';

/**
 * Who is signed in at the portal, and their tokens for the gateway: signed by the portal, and good for five minutes.
 * Portal and gateway share a secret that exists only while the demo runs.
 */
export function createSessions() {
  const secret = Buffer.from(webcrypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  const key = new TextEncoder().encode(secret);
  const signedIn = new Map<string, DemoTenant>();
  return {
    /** The gateway's side. */
    authenticate: jwt({ key: { secret }, issuer: ISSUER, audience: AUDIENCE }),
    signIn: (tenant: DemoTenant): string => {
      const session = randomUUID();
      signedIn.set(session, tenant);
      return session;
    },
    tenantOf: (session: string | undefined): DemoTenant | undefined =>
      session === undefined ? undefined : signedIn.get(session),
    token: ({ name, namespaces }: DemoTenant): Promise<string> =>
      new SignJWT({ namespaces: [...namespaces] })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(name)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(TOKEN_LIFE)
        .sign(key),
  };
}
