import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { poll } from './poll.ts';

/** Lets promises settle; the mocked clock does not touch them. */
const settle = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    mock.timers.tick(100);
    await settle();
  }
}

suite('poll', () => {
  test('refreshes at the interval, give or take the jitter, until it is ended', async (t) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    t.after(() => mock.timers.reset());
    let count = 0;
    const end = poll(async () => count++, { interval: 10_000 });
    await settle();
    assert.equal(count, 1);
    await pass(9_400);
    assert.equal(count, 1);
    await pass(1_200);
    assert.equal(count, 2);
    end();
    await pass(60_000);
    assert.equal(count, 2);
  });

  test('begins later when told to', async (t) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    t.after(() => mock.timers.reset());
    let count = 0;
    const end = poll(async () => count++, { interval: 10_000, first: 3_000 });
    await pass(2_900);
    assert.equal(count, 0);
    await pass(200);
    assert.equal(count, 1);
    end();
  });

  test('waits twice as long after each failure, and no longer than the longest', async (t) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    t.after(() => mock.timers.reset());
    const times: number[] = [];
    const end = poll(
      async () => {
        times.push(Date.now());
        throw new Error('down');
      },
      { interval: 1_000, longest: 5_000 },
    );
    await settle();
    await pass(30_000);
    end();
    const waits = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    for (const [i, expected] of [2_000, 4_000, 5_000, 5_000].entries()) {
      assert(Math.abs((waits[i] ?? 0) - expected) <= expected * 0.05 + 100, `${waits}`);
    }
  });

  test('a hidden page asks nothing; shown again, it asks at once if it was due', async (t) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    t.after(() => mock.timers.reset());
    let hidden = false;
    let changed = () => {};
    let count = 0;
    const end = poll(async () => count++, {
      interval: 1_000,
      visibility: {
        hidden: () => hidden,
        subscribe(listener) {
          changed = listener;
          return () => {};
        },
      },
    });
    await settle();
    hidden = true;
    await pass(60_000);
    assert.equal(count, 1);
    hidden = false;
    changed();
    await pass(100);
    assert.equal(count, 2);
    end();
  });

  test('the end aborts the refresh under way', async () => {
    let seen: AbortSignal | undefined;
    const end = poll(
      (signal) => {
        seen = signal;
        return new Promise(() => {});
      },
      { interval: 1_000 },
    );
    end();
    assert.equal(seen?.aborted, true);
  });
});
