import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pageVisibility, poll } from './poll.ts';
import { switchedVisibility } from './testing/manual.ts';

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

  test('a refresh that throws is a failure as any other', async (t) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    t.after(() => mock.timers.reset());
    let count = 0;
    const end = poll(
      () => {
        count++;
        throw new Error('at once');
      },
      { interval: 1_000 },
    );
    await settle();
    await pass(2_200);
    assert.equal(count, 2);
    await pass(4_400);
    assert.equal(count, 3);
    end();
  });

  test('a hidden page asks nothing; shown again, it asks at once if it was due', async (t) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 10_000_000 });
    t.after(() => mock.timers.reset());
    const { visibility, hide, show } = switchedVisibility();
    let count = 0;
    const end = poll(async () => count++, { interval: 1_000, visibility });
    await settle();
    hide();
    show();
    await pass(900);
    assert.equal(count, 1, 'it was not due');
    hide();
    await pass(60_000);
    assert.equal(count, 1);
    // Whatever happened to the clock.
    mock.timers.setTime(Date.now() - 3_600_000);
    show();
    await pass(100);
    assert.equal(count, 2);
    await pass(1_100);
    assert.equal(count, 3);
    end();
  });

  test('what was under way while the page was hidden is refreshed at once when it ends', async (t) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    t.after(() => mock.timers.reset());
    const { visibility, hide, show } = switchedVisibility();
    const answers: (() => void)[] = [];
    const refresh = () => new Promise<void>((resolve) => answers.push(resolve));
    const end = poll(refresh, { interval: 10_000, visibility });
    hide();
    await pass(60_000);
    show();
    assert.equal(answers.length, 1);
    answers[0]?.();
    await settle();
    await pass(100);
    assert.equal(answers.length, 2);
    answers[1]?.();
    await settle();
    await pass(9_000);
    assert.equal(answers.length, 2);
    end();
  });

  for (const interval of [0, -1, Number.NaN]) {
    test(`an interval of ${interval} ms is refused, and so is such a longest one`, () => {
      assert.throws(() => poll(async () => {}, { interval }), RangeError);
      assert.throws(() => poll(async () => {}, { interval: 1, longest: interval }), RangeError);
    });
  }

  test('an interval that no timer can wait for is no storm', async (t) => {
    const warn = (warning: Error) => assert.fail(warning);
    process.once('warning', warn);
    t.after(() => process.off('warning', warn));
    let count = 0;
    const end = poll(async () => count++, { interval: 30 * 86_400_000, longest: Infinity });

    await sleep(20);
    assert.equal(count, 1);
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

test('a page is hidden while its document says so, which tells of it until one leaves', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const visibility = pageVisibility(page);
  const seen: boolean[] = [];
  const leave = visibility.subscribe(() => seen.push(visibility.hidden()));
  for (const state of ['hidden', 'visible', 'hidden']) {
    if (seen.length === 2) leave();
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  }
  assert.deepEqual(seen, [true, false]);
  assert.equal(visibility.hidden(), true);
});
