import type { ConditionData, ConditionNames, Group, Line } from '../../src-shared/domain/conditions.ts';
import { catalogueWith } from '../../src-shared/domain/tokens.ts';

const field = (key: string, label: string, type: 'text' | 'number' | 'money' | 'date' | 'yes_no') => ({
  key,
  label,
  type,
  choices: [],
});

/** What the ids in the tests of conditions stand for: a custom field of each type, two statuses, three tasks. */
export const names: ConditionNames = {
  catalogue: catalogueWith([
    field('text', 'Nickname', 'text'),
    field('number', 'Rooms', 'number'),
    field('money', 'Price', 'money'),
    field('date', 'Survey date', 'date'),
    field('yes_no', 'Chain free', 'yes_no'),
    { key: 'choice', label: 'Tenure', type: 'choice', choices: ['Freehold', 'Leasehold', 'Commonhold'] },
  ]),
  statusNames: new Map([
    ['exchanged', 'Exchanged'],
    ['completed', 'Completed'],
  ]),
  taskNames: new Map([
    ['searches', 'Searches ordered'],
    ['survey', 'Survey booked'],
    ['elsewhere', 'Deeds returned'],
  ]),
};

/** A matter that is exchanged and active, with its searches ordered, a survey to be booked and no deeds to return. */
export const data: ConditionData = {
  values: {},
  statusTypeId: 'exchanged',
  statusKind: 'active',
  taskStates: new Map([
    ['searches', 'completed'],
    ['survey', 'outstanding'],
  ]),
  today: '2026-03-04',
};

/** A line about a token. */
export function tokenLine(
  token: string,
  comparison: Extract<Line, { kind: 'token' }>['comparison'],
  ...values: string[]
): Line {
  return { kind: 'token', token, comparison, values };
}

/** A group of which, unless said otherwise, all parts must hold. */
export function group(parts: Group['parts'], match: Group['match'] = 'all'): Group {
  return { kind: 'group', match, parts };
}
