import { pretty } from '@flink-metrics/sdk/promql';
import { parsedQuery, scopedQuery } from '../scope.ts';
import type { MadeEndpoint, Question } from './endpoint.ts';
import { required, withinLength } from './queries.ts';

/** The query in lines. It is not asked of Prometheus, whose formatter takes hours for some short texts. */
export const formatQuery: MadeEndpoint = {
  route: '/api/v1/format_query',
  summary: 'A PromQL expression in lines',
  methods: ['GET', 'POST'],
  parameters: ['query'],
  required: ['query'],
  answer: (question) => pretty(parsedQuery(textOf(question))),
};

/** A dry run: what would be asked of Prometheus, or why the query is refused. Nothing is asked. */
export const scopedQueryOf: MadeEndpoint = {
  route: '/api/flink/scopedQuery',
  summary: 'What would be asked of Prometheus for a PromQL expression, or why it is refused',
  methods: ['GET', 'POST'],
  parameters: ['query'],
  required: ['query'],
  answer: (question) => ({
    query: scopedQuery(textOf(question), question.scope, question.limits.scopeLength),
  }),
};

function textOf({ parameters, limits }: Question): string {
  return withinLength('query', required('query', parameters.get('query')), limits);
}
