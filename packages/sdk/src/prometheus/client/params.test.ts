import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelPathSegment } from './params.ts';

test('classic names stay, others are escaped as Prometheus does', () => {
  const cases = {
    job_name: 'job_name',
    __name__: '__name__',
    'service.name': 'U__service_2e_name',
    'a/b_c': 'U__a_2f_b__c',
    中: 'U___4e2d_',
  };
  for (const [name, segment] of Object.entries(cases))
    assert.equal(labelPathSegment(name), segment);
});
