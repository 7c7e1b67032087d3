import type { Answer } from './query-result.ts';

/** What several answers to one question warn of and note, each once. */
export function joinNotes(
  answers: readonly Answer<unknown>[],
): Pick<Answer<unknown>, 'warnings' | 'infos'> {
  const once = (name: 'warnings' | 'infos') => [
    ...new Set(answers.flatMap((answer) => answer[name])),
  ];
  return { warnings: once('warnings'), infos: once('infos') };
}
