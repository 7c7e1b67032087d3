/** The same answer for the same object, for as long as anybody has it. */
export function remembered<From extends object, To extends object>(
  work: (from: From) => To,
): (from: From) => To {
  const known = new WeakMap<From, To>();
  return (from) => {
    const to = known.get(from) ?? work(from);
    known.set(from, to);
    return to;
  };
}
