/** What stands in the place of an item that left: the next of those that stay, else the one before it; null when none stays. */
export function neighbourOf(before: readonly string[], id: string, left: readonly string[]): string | null {
  const at = before.indexOf(id);
  if (at < 0) return left[0] ?? null;
  const stays = new Set(left);
  const after = before.slice(at + 1).find((one) => stays.has(one));
  return after ?? before.slice(0, at).findLast((one) => stays.has(one)) ?? left[0] ?? null;
}
