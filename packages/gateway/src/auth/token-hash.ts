import { createHash } from 'node:crypto';

/**
 * What of a token may be kept and looked up: its SHA-256 in hex. At once: WebCrypto would hand some microseconds of work to
 * another thread, which costs a small query a tenth of its time.
 */
export const tokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
