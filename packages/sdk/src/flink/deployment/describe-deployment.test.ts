import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { QueryClient } from '../../prometheus/index.ts';
import { describeDeployment } from './describe-deployment.ts';

/** Refuses each after so many ms, and says which it was. */
function refusing(after: { readonly query: number; readonly labelValues: number }): QueryClient {
  const refuse = (name: 'query' | 'labelValues') => async () => {
    await setTimeout(after[name]);
    throw new Error(`${name} cannot be reached`);
  };
  const client: Pick<QueryClient, 'query' | 'labelValues'> = {
    query: refuse('query'),
    labelValues: refuse('labelValues'),
  };
  return client as QueryClient;
}

test('a store that is away is told in the same words, whatever fails first', async () => {
  for (const after of [
    { query: 0, labelValues: 20 },
    { query: 20, labelValues: 0 },
  ]) {
    await assert.rejects(describeDeployment(refusing(after), 'shop'), {
      message: 'query cannot be reached',
    });
  }
});
