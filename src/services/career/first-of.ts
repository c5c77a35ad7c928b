/** The first of many, and how many there are. */
export interface FirstOf<T> {
  first: T[];
  count: number;
}
