import { labelOf, literally } from './go-template.ts';

/** What a link says of an alert, by the words in its braces. */
export interface LinkWords {
  readonly rule: string;
  readonly namespace: string;
  /** The job’s name; absent: it is the label of this name. */
  readonly job: string | { readonly label: string };
}

/**
 * The address of a page about the alert: `https://portal/jobs?metrics=namespace.{namespace}~job.{job}`. Names are escaped,
 * so that one with a `&` in it stays a name.
 */
export function linkTemplate(link: string, { rule, namespace, job }: LinkWords): string {
  const words: Readonly<Record<string, string>> = {
    rule: inAddress(rule),
    namespace: inAddress(namespace),
    job:
      typeof job === 'string'
        ? inAddress(job)
        : `{{ ${labelOf('$labels', job.label)} | urlquery }}`,
  };
  return link
    .split(/\{(rule|namespace|job)\}/)
    .map((piece, index) => (index % 2 === 1 ? (words[piece] ?? '') : literally(piece)))
    .join('');
}

const inAddress = (name: string): string => literally(encodeURIComponent(name));
