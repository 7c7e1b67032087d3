import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../output/terminal.ts';

export const locale = () =>
  new Option('--lang <language>', 'of sentences').choices(['en', 'zh-CN']).default('en');

export const asJson = () => new Option('--json', 'as JSON, for programs');

/** Headers as curl takes them. */
export function header(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('A header is “Name: value”.');
  return { ...before, [name]: value };
}

export function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value))
    throw new InvalidArgumentError('It has to be a positive number.');
  return value;
}

export function address(text: string): string {
  const isHttp = /^https?:\/\//.test(text) && URL.canParse(text);
  if (!isHttp) throw new InvalidArgumentError('It has to be an http(s) address.');
  return text.replace(/\/+$/, '');
}

/** @throws {UsageError} where it cannot be read */
export const fileText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(error.message);
  });

/** @throws {UsageError} naming the option */
export function required<T>(value: T | undefined, option: string): T {
  if (value === undefined) throw new UsageError(`${option} is needed.`);
  return value;
}
