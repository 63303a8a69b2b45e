import type { TokenValues } from '../../src-shared/domain/tokens.ts';
import { assertNever } from '../../src-shared/result.ts';
import { toFlag } from '../database/count.ts';
import type { MatterRow } from '../matters/token-values.ts';
import type { Does } from './planned-step.ts';
import type { TickState } from './tick-state.ts';

/** The matter with the ticked task completed, and no action done yet: what the first action meets. */
export function stateOnceTicked(state: TickState): TickState {
  const tasks = state.tasks.map((task) =>
    task.id === state.task.id ? { ...task, completed_at: task.completed_at ?? state.today } : task,
  );
  return { ...state, tasks };
}

/** The matter as one action of a tick leaves it: what the next one meets. Target dates move only after the last. */
export function stateAfter(state: TickState, does: Does): TickState {
  switch (does.kind) {
    case 'field':
      return withValues(state, { [does.token]: does.to });
    case 'status': {
      const { to } = does;
      const activated_on = state.values.matter.activated_on ?? (to.kind === 'active' ? state.today : null);
      const values = {
        'matter.status': to.name,
        'matter.status_kind': to.kind,
        'matter.activated_on': activated_on ?? '',
      };
      const row = { status_type_id: to.id, status_name: to.name, status_kind: to.kind, activated_on };
      return { ...withValues(state, values, row), ownStatusId: to.id };
    }
    case 'tasks': {
      const changed = new Set(does.tasks.map((task) => task.id));
      const not_required = toFlag(does.notRequired);
      const tasks = state.tasks.map((task) => (changed.has(task.id) ? { ...task, not_required } : task));
      return { ...state, tasks };
    }
    case 'skip':
    case 'message':
    case 'note':
    case 'page':
    case 'reminder':
      return state;
    default:
      return assertNever(does);
  }
}

function withValues(state: TickState, changed: TokenValues, row: Partial<MatterRow> = {}): TickState {
  const { values } = state;
  return {
    ...state,
    values: {
      ...values,
      matter: { ...values.matter, ...row },
      valuesFor: (client, task) => ({ ...values.valuesFor(client, task), ...changed }),
    },
  };
}
