import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type Asked, asked } from './asked.ts';
import { type Behaviour, behaviours } from './upstream.ts';

export const tenants = ['a', 'b', 'c'] as const;

/** What is expected of an answer to each behaviour: a whole one, or an error with one of these. */
const statuses: Readonly<Record<Behaviour, readonly number[]>> = {
  small: [200],
  long: [200],
  endless: [200],
  slow: [200],
  breaks_off: [200],
  hangs: [504],
  page: [502],
  overloaded: [503],
  cut: [502],
};
/** At any time: the server is dead, all turns are taken, or too many wait. */
const always = [429, 502, 503, 504];

/** Less than the lifetime of the tokens: a leap of the wall clock by more may end one on its way. */
const LEAP_MS = 20_000;

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** Gives a tenant's token: what it holds depends on who signs it, and when. */
export type TokenOf = (tenant: string) => string | Promise<string>;

/** One random client, to its end. Gives what was wrong with what it got. */
export async function randomClient(
  url: string,
  tokensOf: readonly TokenOf[],
): Promise<string | undefined> {
  const tenant = pick(tenants);
  const clock = wallClock();
  const token = await pick(tokensOf)(tenant);
  const behaviour = pick(behaviours);
  const path = `/api/v1/query?query=${behaviour}_${Math.floor(Math.random() * 50)}`;
  const kind =
    behaviour === 'endless'
      ? pick(['leaves', 'stalls'])
      : pick(['reads', 'reads', 'leaves', 'stalls']);
  if (kind === 'reads') {
    const { status, wrong } = await reads(url + path, tenant, token, behaviour);
    // Where a machine was suspended, its clock has left the token behind: then it is refused with right.
    return status === 401 && Math.abs(wallClock() - clock) > LEAP_MS ? undefined : wrong;
  }
  await leaves(url, path, token, kind === 'stalls' ? 1_500 : Math.random() * 100);
  return undefined;
}

/** When this process began by the wall clock of now: another time after a leap. */
const wallClock = () => Date.now() - performance.now();

async function reads(url: string, tenant: string, token: string, behaviour: Behaviour) {
  const answer = await asked(url, token);
  return { status: answer.status, wrong: wrongIn(answer, tenant, behaviour) };
}

function wrongIn({ status, text }: Asked, tenant: string, behaviour: Behaviour) {
  const where = `${behaviour} for ${tenant}: ${status} ${text?.slice(0, 200)}`;
  if (!statuses[behaviour].includes(status) && !always.includes(status)) return where;
  // Broken off: told by the connection.
  if (text === undefined) return undefined;
  if (/secret|Sign in|\bat \w+ \(/.test(text)) return `told too much, ${where}`;
  const answer: unknown = parsed(text);
  if (answer === undefined) return `no JSON, ${where}`;
  if (status !== 200) return text.includes('"status":"error"') ? undefined : where;
  if (behaviour === 'breaks_off') return `a whole answer of one that broke off, ${where}`;
  const own = `namespace=\\"${tenant}\\"`;
  return text.includes(own) ? undefined : `another scope's answer, ${where}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks, reads a little, and closes after `patience` ms. */
async function leaves(url: string, path: string, token: string, patience: number): Promise<void> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  socket.once('data', () => socket.pause());
  await setTimeout(patience);
  socket.destroy();
}
