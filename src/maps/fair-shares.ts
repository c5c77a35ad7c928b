/** Shares a limit among groups so that none is cut while another keeps more than it. */
export function fairShares(sizes: readonly number[], limit: number): number[] {
  const shares = sizes.map(() => 0);
  for (let left = limit; left > 0; ) {
    const open = shares.flatMap((share, i) => (share < (sizes[i] ?? 0) ? [i] : [])).slice(0, left);
    if (open.length === 0) break;
    for (const i of open) shares[i] = (shares[i] ?? 0) + 1;
    left -= open.length;
  }
  return shares;
}
