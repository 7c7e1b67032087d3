/** `line` and `step` of the type `'line' | 'step'`; none where it is not only a choice. */
export const choicesOf = (type: string): readonly string[] =>
  /^'[^']*'( \| ('[^']*'|undefined))*$/.test(type)
    ? [...type.matchAll(/'([^']+)'/g)].map(([, choice = '']) => choice)
    : [];
