// JSON that nobody vouches for: what is not of the expected type is as good as absent.

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fields = (value: unknown): Fields => (isFields(value) ? value : {});

export const list = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map(fields) : [];

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A number as text too; anything else may not even be printed. */
export const written = (value: unknown): string =>
  typeof value === 'number' ? `${value}` : text(value).trim();

export const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** In schema version 2 a thing has a kind, and its settings are in `spec`. */
export const specOf = ({ spec }: Fields): Fields => fields(spec);
