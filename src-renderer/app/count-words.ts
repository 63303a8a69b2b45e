/** A count and what is counted: "1 task", "3 tasks". */
export function countOf(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
