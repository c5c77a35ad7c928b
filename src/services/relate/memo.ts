/** How many values are kept: those of some thousand documents, some ten kilobytes each. */
const MOST = 5_000;

/**
 * Keeps what a pure function makes of a value, by the JSON of the value. Each document that is loaded is compared with
 * the wording of everything that is there, which has hardly changed since the document before. Where there is no room
 * nothing is exchanged: whoever goes through more than there is room for would never find anything.
 */
export function memoized<T, V>(make: (value: T) => V): (value: T) => V {
  const made = new Map<string, V>();
  return (value) => {
    const key = JSON.stringify(value);
    const known = made.get(key);
    if (known !== undefined) return known;
    const result = make(value);
    if (made.size < MOST) made.set(key, result);
    return result;
  };
}
