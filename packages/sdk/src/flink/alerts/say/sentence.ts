import { formatValue, type Localisation } from '../../../chart/index.ts';
import { type Expr, print } from '../../../promql/index.ts';
import type { Rule } from '../../rules/model/rule.ts';
import { textIn } from '../../rules/say/say-finding.ts';
import { goString, labelOf, literally } from './go-template.ts';
import { inTemplate } from './units.ts';

/** How an alert’s template gets at what was measured. */
export interface Speaker {
  /** The value of the alert. */
  readonly value: string;
  /** A number that the sentence says beside it, of the alert’s subject. */
  number(name: string, write: (value: string) => string): string;
}

/** Prometheus, vmalert and what is made of them ask again, for those numbers of an alert that is on. */
export function askingSpeaker(
  numbers: Readonly<Record<string, Expr>>,
  labelsOf: (name: string) => readonly string[],
): Speaker {
  return {
    value: '$value',
    number: (name, write) => {
      const measure = numbers[name];
      if (measure === undefined) return '…';
      const same = labelsOf(name).map(
        (label) => `eq ${labelOf('.Labels', label)} ${labelOf('$labels', label)}`,
      );
      const [first, ...others] = same;
      const value = write('.Value');
      const isSame = others.reduce((all, one) => `and (${all}) (${one})`, first ?? '');
      const ofSubject = first === undefined ? value : `{{ if ${isSame} }}${value}{{ end }}`;
      return `{{ range query ${goString(print(measure))} }}${ofSubject}{{ end }}`;
    },
  };
}

/** Grafana evaluates every query of an alert, and knows its values by the names of the queries. */
export const grafanaSpeaker = (numbers: readonly string[]): Speaker => ({
  value: '$values.A.Value',
  number: (name, write) => {
    if (!numbers.includes(name)) return '…';
    const ref = grafanaRef(name);
    return `{{ if $values.${ref} }}${write(`$values.${ref}.Value`)}{{ end }}`;
  },
});

/** The query of a number, beside `A`, the alert’s own. */
export const grafanaRef = (number: string): string => `N_${number}`;

/** What the user reads, as a template: a finding of the same rule says the same. */
export function sentenceTemplate(rule: Rule, locale: Localisation | string, speaker: Speaker) {
  const [test] = rule.when;
  const { numbers = {} } = rule;
  return fill(textIn(rule.sentence, locale), (name) => {
    if (name === 'value') return inTemplate(speaker.value, test.unit);
    if (name === 'limit') return literally(formatValue(test.limit, test.unit, locale));
    const number = numbers[name];
    if (number !== undefined) {
      return speaker.number(name, (value) => inTemplate(value, number.unit));
    }
    if (rule.subject.includes(name)) return `{{ ${labelOf('$labels', name)} }}`;
    return '…';
  });
}

/** Braces of a sentence filled; what is around them stays as it is. */
function fill(sentence: string, word: (name: string) => string): string {
  return sentence
    .split(/\{(\w+)\}/)
    .map((piece, index) => (index % 2 === 1 ? word(piece) : literally(piece)))
    .join('');
}
