import type { Explained, ExplainedGroup, ExplainedLine } from './evaluate-condition.ts';

/** How many lines a skip names when no single one decides. */
const mostReasons = 3;

/** Why a part does not hold (`wanted`), or why it does where it must not. */
function reason(part: ExplainedGroup | ExplainedLine, wanted: boolean): string {
  if (part.kind === 'line') {
    const line = `${part.sentence} (found: ${part.found})`;
    return wanted ? line : `${line}, which must not be so`;
  }
  // What decides a group: for "all" the part that fails it, for "any" and "none" the part that holds; else all of them.
  const holds = part.match === 'none' ? !part.holds : part.holds;
  const decisive = part.match === 'all' ? !holds : holds;
  const wantedOfParts = part.match === 'none' ? !wanted : wanted;
  if (part.parts.length === 0) return 'a group without lines';
  if (!decisive) {
    const reasons = part.parts.slice(0, mostReasons).map((one) => reason(one, wantedOfParts));
    const more = part.parts.length - reasons.length;
    return [...reasons, ...(more > 0 ? [`${more} more`] : [])].join(wanted ? ' or ' : ' and ');
  }
  const first = part.parts.find((one) => one.holds === (part.match !== 'all'));
  return first ? reason(first, wantedOfParts) : 'a group without lines';
}

/**
 * The line for which a condition does not hold, as a skip says it: its first fault, or "Completion date is before
 * 4 March 2026 (found: empty)". Null when the condition holds.
 */
export function firstFailing(explained: Explained): string | null {
  if (explained.holds) return null;
  return explained.faults[0] ?? reason(explained.tree, true);
}
