/** How many values are kept: those of some hundred documents, some ten kilobytes each. */
const MOST = 4_000;

/** Keeps what a pure function makes of an object for as long as it is among those asked for last. */
export function memoized<T extends object, V>(make: (value: T) => V): (value: T) => V {
  const made = new Map<T, V>();
  return (value) => {
    const known = made.get(value);
    const result = known ?? make(value);
    if (known !== undefined) made.delete(value);
    made.set(value, result);
    for (const oldest of made.keys()) {
      if (made.size <= MOST) break;
      made.delete(oldest);
    }
    return result;
  };
}
