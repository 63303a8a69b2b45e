import { expect, it } from 'vitest';
import { explainedDatabase } from '../../test/support/query-plans.ts';
import { listOpenMattersWith, listVersionsInUse } from '../scheduling/open-matters-queries.ts';
import { listOpenMatters } from './apply-queries.ts';
import { countMattersWithTasksIn } from './category-queries.ts';
import { countValues } from './custom-field-queries.ts';
import { listMattersOfFeeEarner } from './edit-user-queries.ts';
import { countOpenMatters, listMatterIds } from './matter-type-queries.ts';
import { countMattersWithStatus } from './status-type-queries.ts';
import { listFollowedVersions } from './uses-queries.ts';

const { db, plans } = explainedDatabase();

it.each([
  ['the matters of a type', () => listMatterIds(db(), 'a'), 'matters_by_type'],
  ['the open matters of a type', () => listOpenMatters(db(), 'a'), 'matters_by_type'],
  ['how many open matters the types have', () => countOpenMatters(db()), 'matters_by_type'],
  [
    'the versions that open matters of a type follow',
    () => listFollowedVersions(db(), 'a'),
    'matters_by_type',
  ],
  ['how many matters have a status', () => countMattersWithStatus(db(), 'a'), 'matters_by_status'],
  ['the matters of a fee earner', () => listMattersOfFeeEarner(db(), 'a'), 'matters_by_fee_earner'],
  ['how many matters have a value of a field', () => countValues(db(), 'a'), 'field_values_by_field'],
  [
    'how many matters have tasks in a category',
    () => countMattersWithTasksIn(db(), 'a'),
    'tasks_by_category',
  ],
  ['the versions in use', () => listVersionsInUse(db()), 'COVERING INDEX tasks_by_version'],
  ['the matters with a version', () => listOpenMattersWith(db(), ['a']), 'COVERING INDEX tasks_by_version'],
])('%s are found by an index', async (_, ask, index) => {
  await ask();
  expect(plans()).toEqual([expect.stringContaining(index)]);
});
