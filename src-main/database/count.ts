/** A count as a number: PostgreSQL answers `count(*)` as text or bigint. */
export function toNumber(count: string | number | bigint): number {
  return Number(count);
}

/** A flag column's value. */
export function toFlag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
