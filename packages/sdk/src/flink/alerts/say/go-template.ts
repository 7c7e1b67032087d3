/** A text that a template of Go’s writes as it is, whatever braces it has. */
export const literally = (text: string): string => text.replaceAll('{{', '{{ "{{" }}');

/** A text in quotes, as Go reads it. JSON’s escapes are Go’s, too. */
export const goString = (text: string): string => JSON.stringify(text);

/** A label of an alert or of a sample: a name with other characters than usual has to be looked up. */
export const labelOf = (of: string, name: string): string =>
  /^[a-zA-Z_]\w*$/.test(name) ? `${of}.${name}` : `(index ${of} ${goString(name)})`;
