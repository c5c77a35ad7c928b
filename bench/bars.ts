/** A chart for a terminal: a line for each value, with a bar as long as it is. */
export function bars(title: string, values: readonly (readonly [label: string, value: number])[]): string[] {
  const most = Math.max(...values.map(([, value]) => value));
  const width = Math.max(...values.map(([label]) => label.length));
  return [
    title,
    ...values.map(([label, value]) => {
      const bar = '█'.repeat(Math.max(1, Math.round((value / most) * 40)));
      return `  ${label.padStart(width)} ${bar} ${value.toFixed(value < 10 ? 2 : 1)}`;
    }),
  ];
}
