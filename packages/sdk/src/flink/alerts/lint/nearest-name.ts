import { catalog } from '../../catalog/catalog.ts';

/** Below it too few words are common to both. */
const LEAST = 0.7;

const STATE = /^flink_(jobmanager_)?job_(status|state)(_|$)/;

/** What others call a thing in Flink's names. */
const synonyms: Readonly<Record<string, string>> = {
  backpressure: 'back pressured',
  backpressured: 'back pressured',
  pressure: 'pressured',
  failure: 'failed',
  failures: 'failed',
  fail: 'failed',
  restart: 'restarts',
  checkpoint: 'checkpoints',
  num: 'number',
  usage: 'used',
  record: 'records',
  duration: 'duration',
  ms: '',
  seconds: '',
  second: '',
  milliseconds: '',
  bytes: '',
  total: '',
  bucket: '',
  sum: '',
  count: '',
  of: '',
  last: '',
  per: '',
};

/** The name of the catalog that a wrong one is nearest to, and how near: 1 is the same words. */
export function nearestName(
  metric: string,
): { readonly name: string; readonly score: number } | null {
  // Flink has no label of the state, but a time for each: this one is 0 while the job does not run.
  if (STATE.test(metric)) return { name: 'flink_jobmanager_job_runningTime', score: 1 };
  const wanted = wordsOf(metric);
  let best: { name: string; score: number } | null = null;
  for (const { name, removedIn } of catalog) {
    if (!name.startsWith('flink_') || name.includes('<')) continue;
    const own = wordsOf(name);
    const common = [...wanted].filter((word) => own.has(word)).length;
    const alike = (2 * common) / (wanted.size + own.size);
    // Of two with the same words the one with the same letters, and the one that still is.
    const score = alike + 0.1 * sameStart(metric, name) - (removedIn === undefined ? 0 : 0.2);
    if (alike >= LEAST && (best === null || score > best.score)) best = { name, score };
  }
  return best;
}

/** Without the scope and without case: `flink_jobmanager_job_numRestarts` is `number restarts`. */
function wordsOf(metric: string): ReadonlySet<string> {
  const own = metric
    .replace(/^flink_/, '')
    .replace(/(job|task)manager(_job)?(_task)?(_operator)?_/i, '');
  const words = own
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) => (synonyms[word] ?? word).split(' '))
    .filter((word) => word !== '');
  return new Set(words.length === 0 ? [own.toLowerCase()] : words);
}

function sameStart(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index / Math.max(a.length, b.length);
}
