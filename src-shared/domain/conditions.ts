// The one door to the rules of conditions: the rest of the program imports from here.
export { type ComparisonChoice, comparisonsFor } from './comparisons.ts';
export type { ConditionData, ConditionNames } from './condition-data.ts';
export { conditionFaults } from './condition-faults.ts';
export {
  type Comparison,
  type Condition,
  conditionSchema,
  type Group,
  type Line,
} from './condition-schema.ts';
export { conditionUses } from './condition-uses.ts';
export {
  conditionHolds,
  type Explained,
  type ExplainedGroup,
  type ExplainedLine,
  evaluateCondition,
} from './evaluate-condition.ts';
export { firstFailing } from './first-failing.ts';
export { sayLine } from './say-condition.ts';
