/** A value that is here, or will be. What is kept is handed out without a promise: that alone is a third of the speed. */
export type Eventually<T> = T | Promise<T>;

/** Goes on with a value at once where it is here, else when it comes. */
export function after<T, U>(value: Eventually<T>, next: (value: T) => Eventually<U>): Eventually<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All values, at once where all are here. */
export function allOf<T>(values: readonly Eventually<T>[]): Eventually<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);
}
