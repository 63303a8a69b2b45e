import type { Comparison } from './condition-schema.ts';
import type { ValueType } from './tokens.ts';

/** A comparison as the editor offers it: its words, and how many values it needs. */
export type ComparisonChoice = { comparison: Comparison; label: string; needs: 0 | 1 | 2 | 'many' };

const is: ComparisonChoice = { comparison: 'is', label: 'is', needs: 1 };
const isNot: ComparisonChoice = { comparison: 'is_not', label: 'is not', needs: 1 };
const between: ComparisonChoice = { comparison: 'between', label: 'is between', needs: 2 };
const isEmpty: ComparisonChoice = { comparison: 'is_empty', label: 'is empty', needs: 0 };
const isNotEmpty: ComparisonChoice = { comparison: 'is_not_empty', label: 'is not empty', needs: 0 };

const amounts: readonly ComparisonChoice[] = [
  is,
  isNot,
  { comparison: 'more_than', label: 'is more than', needs: 1 },
  { comparison: 'less_than', label: 'is less than', needs: 1 },
  between,
  isEmpty,
  isNotEmpty,
];

const byType: Record<ValueType, readonly ComparisonChoice[]> = {
  text: [
    is,
    isNot,
    { comparison: 'contains', label: 'contains', needs: 1 },
    { comparison: 'starts_with', label: 'starts with', needs: 1 },
    isEmpty,
    isNotEmpty,
  ],
  number: amounts,
  money: amounts,
  date: [
    { comparison: 'is', label: 'is on', needs: 1 },
    { comparison: 'before', label: 'is before', needs: 1 },
    { comparison: 'after', label: 'is after', needs: 1 },
    between,
    { comparison: 'within_next', label: 'is within the next', needs: 1 },
    { comparison: 'within_last', label: 'is within the last', needs: 1 },
    isEmpty,
    isNotEmpty,
  ],
  yes_no: [
    { comparison: 'ticked', label: 'is ticked', needs: 0 },
    { comparison: 'not_ticked', label: 'is not ticked', needs: 0 },
    isEmpty,
  ],
  choice: [is, isNot, { comparison: 'is_one_of', label: 'is one of', needs: 'many' }, isEmpty, isNotEmpty],
};

/** The comparisons that a token of this type has, in the order of the editor. */
export function comparisonsFor(type: ValueType): readonly ComparisonChoice[] {
  return byType[type];
}

/** Whether a comparison's value is a number of days, whatever the token's type. */
export function comparesDays(comparison: Comparison): boolean {
  return comparison === 'within_next' || comparison === 'within_last';
}
