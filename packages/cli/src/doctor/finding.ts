import type { LocalizedText } from '@flink-metrics/sdk/flink';
import { type CauseCode, type CauseText, causes, type Severity } from './causes.ts';
import type { Fix } from './fixes.ts';

/** One cause why a panel is empty or wrong, as plain data. */
export interface Finding {
  /** For programs; what the SDK doubts of a deployment is `deployment/<kind>`. */
  readonly code: CauseCode | `deployment/${string}`;
  readonly severity: Severity;
  readonly text: LocalizedText;
  readonly about: Readonly<Record<string, string>>;
  readonly fixes: readonly Fix[];
}

export function finding<C extends CauseCode>(
  code: C,
  about: Readonly<Record<(typeof causes)[C]['about'][number], string>>,
): Finding {
  const { severity, text, fixes }: CauseText = causes[code];
  return {
    code,
    severity,
    about,
    text: { en: filled(text.en, about), 'zh-CN': filled(text['zh-CN'], about) },
    fixes: fixes(about),
  };
}

const filled = (text: string, about: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => about[name] ?? whole);
