/** A list with one of its items at another place; a place after the end is the end. An item that is not there changes nothing. */
export function moveTo<T>(items: readonly T[], item: T, toIndex: number): T[] {
  const others = items.filter((one) => one !== item);
  return others.length === items.length ? [...items] : others.toSpliced(toIndex, 0, item);
}
