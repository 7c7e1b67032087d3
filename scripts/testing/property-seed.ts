/**
 * Loaded before the tests: property tests draw from one seed, so that a failure is the change's and not the day's.
 * `FAST_CHECK_SEED=123` takes another, `FAST_CHECK_SEED=random` a new one each run, which is how bugs are looked for.
 */
import fc from 'fast-check';

const DEFAULT_SEED = 20_261_123;

const wanted = process.env.FAST_CHECK_SEED ?? String(DEFAULT_SEED);
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
