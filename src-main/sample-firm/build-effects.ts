import type { ActionOf } from '../../src-shared/domain/task-definition.ts';
import { sayValue } from '../../src-shared/domain/tokens.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { TickOutcomesTable } from '../database/schema.ts';
import type { SampleFacts } from './build-values.ts';
import type { BuildingMatter } from './building.ts';

type Effect = ActionOf<'change_status' | 'set_field' | 'set_tasks'>;

/** What an action changed on a matter besides telling anybody: changes the facts, and says so as an outcome. */
export function planEffect(
  action: Effect,
  facts: SampleFacts,
  { type }: BuildingMatter,
): Partial<TickOutcomesTable>[] {
  switch (action.kind) {
    case 'change_status': {
      const status = type.statuses.find((each) => each.id === action.statusTypeId);
      if (!status) return [{ skip_reason: 'status_gone', skip_detail: '' }];
      const toDo = type.templates.filter(
        ({ id, definition }) => definition.preActivation && facts.taskStates.get(id) === 'outstanding',
      );
      if (facts.statusKind === 'quote' && status.kind === 'active' && toDo.length > 0) {
        const skip_detail = toDo.map(({ definition }) => definition.name).join(', ');
        return [{ skip_reason: 'pre_activation', skip_detail }];
      }
      const result = `The status changed from ${facts.statusName} to ${status.name}.`;
      facts.statusTypeId = status.id;
      facts.statusKind = status.kind;
      facts.statusName = status.name;
      return [{ result }];
    }
    case 'set_field': {
      const token = type.names.catalogue.find(action.token);
      const value = facts.valuesFor()[action.token] ?? '';
      return token ? [{ result: `“${token.label}” was set to ${sayValue(token, value)}.` }] : [];
    }
    case 'set_tasks': {
      const names = action.templateIds.map((id) => `“${type.names.taskNames.get(id) ?? ''}”`).join(', ');
      return [{ result: `${action.notRequired ? 'Marked not required' : 'Required again'}: ${names}.` }];
    }
    default:
      return assertNever(action);
  }
}
