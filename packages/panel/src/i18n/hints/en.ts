import type { Hints } from './hints.ts';

export const hintsEn: Hints = {
  'no-endpoint': {
    hint: 'The page has to give this panel the address of its metrics gateway (the endpoint attribute).',
  },
  'wrong-endpoint': {
    hint: 'The page has to give this panel a URL, or a path of its own (the endpoint attribute). It gave:',
  },
  'wrong-match': {
    hint: 'The match attribute takes what PromQL has between braces, such as cluster="east". It has:',
  },
  'no-namespace': { hint: 'The namespace your job runs in.' },
  'no-job': { hint: 'The name your Flink job was submitted with.' },
  unreachable: {
    hint: 'Retrying may help. If it does not, check:',
    checks: [
      'the network, a VPN, a proxy',
      'that the gateway allows this page’s origin (CORS)',
      'that the page’s content security policy lets it ask the gateway (connect-src)',
    ],
  },
  timeout: { hint: 'Try a shorter time range, or try again later.' },
  unauthorized: { hint: 'The gateway did not accept your credentials. Sign in again, then retry.' },
  noHeaders: {
    hint: 'For whoever built this page: it set no headers on the panel, so no token was sent. In React, use the component.',
  },
  forbidden: { hint: 'Ask whoever runs the platform for access, or choose another namespace.' },
  'bad-query': { hint: 'Prometheus or the gateway did not accept it:' },
  'invalid-answer': { hint: 'Often a login page or a proxy in between. Check the endpoint.' },
  server: { hint: 'It answered with an error. Retrying later may help.' },
  'no-such-namespace': {
    hint: 'No Flink job has reported from it in this range. Check:',
    checks: [
      'the spelling',
      'that a job was started there: its first samples take a minute or two',
      'that Flink’s Prometheus reporter is on, and Prometheus scrapes this namespace',
    ],
  },
  starting: {
    hint: 'Flink runs in this namespace, and no job of it reports. One that was just submitted appears here by itself in a minute or two.',
  },
  'no-such-job': {
    hint: 'The namespace has metrics, but none of this job in this range. Check:',
    checks: [
      'the spelling: it is the name the job was submitted with',
      'that it was started: its first samples take a minute or two',
    ],
  },
  'no-data': {
    hint: 'The job is known, but reported nothing then. Check:',
    checks: [
      'that the job ran then: a longer or a later range may have more',
      'that it started more than a minute or two ago: the first samples take that long',
      'that Flink’s Prometheus reporter is on, and Prometheus reaches every TaskManager',
    ],
  },
  unexpected: { hint: 'This was not expected:' },
  tooMuch: { hint: 'Try a shorter time range. The server’s own words:' },
};
