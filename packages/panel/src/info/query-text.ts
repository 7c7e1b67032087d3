import { pretty } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import { html } from 'lit';

/** A query in lines, broken where it is read; as it is where it is no PromQL that our parser takes. */
export function prettyQuery(query: string, width: number): string {
  try {
    return pretty(parse(query), width);
  } catch {
    return query;
  }
}

/** A matcher, or a name, with the spaces before it: broken only where it is longer than a line. */
const WHOLE = /( *(?:(?:[\w.:]*(?:=~|!~|!=|=))?"(?:[^"\\]|\\.)*",?|[\w:]+\{?))/;

export const queryText = (text: string) =>
  text.split(WHOLE).map((part, index) => (index % 2 === 1 ? html`<span>${part}</span>` : part));
