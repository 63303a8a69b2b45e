import {
  type Condition,
  type ConditionNames,
  conditionFaults,
  type Explained,
  type ExplainedGroup,
  evaluateCondition,
} from '../../src-shared/domain/conditions.ts';
import { baseCatalogue, sayValue } from '../../src-shared/domain/tokens.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { noSuchMatter } from '../matters/matter-service.ts';
import {
  conditionData,
  readCatalogue,
  readConditionNames,
  readMatterValues,
  taskStatesOf,
} from '../matters/matter-values.ts';
import { listTasks } from '../tasks/task-queries.ts';
import { onlyClient } from '../tasks/visible-tasks.ts';
import { getMatterType } from './matter-type-queries.ts';
import { getTemplate } from './template-queries.ts';
import { tryTask } from './try-task.ts';
import { gone } from './write-options.ts';

type Trying = 'options.tokens' | 'options.tryCondition' | 'options.tryTask';

/** Answers what Options tries on a matter: tokens, conditions, and whole tasks. Sends and writes nothing. */
export function tryHandlers({ database, clock }: Deps): Pick<HandlersOf<'options.'>, Trying> {
  const db = database.read;
  return {
    'options.tokens': async ({ matterTypeId, matterId }) => {
      const catalogue = matterTypeId === null ? baseCatalogue : await readCatalogue(db, matterTypeId);
      const found = matterId === null ? undefined : await readMatterValues(db, matterId);
      const values = found?.valuesFor(found.clients[0]) ?? {};
      return ok({
        tokens: catalogue.tokens.map((token) => ({
          ...token,
          choices: [...(token.choices ?? [])],
          value: sayValue(token, values[token.id] ?? ''),
        })),
      });
    },
    'options.tryCondition': async ({ matterTypeId, matterId, condition, perClient }) => {
      if (!(await getMatterType(db, matterTypeId))) return fail('not_found', gone);
      if (matterId === null) {
        const explained = withoutMatter(condition, await readConditionNames(db, matterTypeId));
        return ok({ ...explained, forClient: null });
      }
      const values = await readMatterValues(db, matterId);
      if (!values) return fail('not_found', noSuchMatter);
      const tasks = await listTasks(db, matterId);
      const names = await readConditionNames(db, matterTypeId, undefined, tasks);
      const states = taskStatesOf(tasks);
      const client = perClient ? values.clients[0] : onlyClient(values);
      const data = conditionData(values, states, dayOf(clock.now()), client);
      const forClient = perClient && values.clients.length > 1 ? (client?.full_name ?? null) : null;
      return ok({ ...evaluateCondition(condition, data, names), forClient });
    },
    'options.tryTask': async ({ matterId, templateId, definition }) => {
      if (templateId !== null && !(await getTemplate(db, templateId))) return fail('not_found', gone);
      const tried = await tryTask(db, { matterId, templateId, definition, now: clock.now() });
      return tried ? ok(tried) : fail('not_found', noSuchMatter);
    },
  };
}

/** A condition with its faults alone: without a matter nothing is found, and nothing holds. */
function withoutMatter(condition: Condition, names: ConditionNames): Explained {
  const [anyStatus = ''] = names.statusNames.keys();
  const nothing = { statusTypeId: anyStatus, statusKind: 'active', today: '2000-01-01' } as const;
  const { tree } = evaluateCondition(condition, { ...nothing, values: {}, taskStates: new Map() }, names);
  return { holds: false, faults: conditionFaults(condition, names), tree: emptied(tree) };
}

function emptied(group: ExplainedGroup): ExplainedGroup {
  return {
    ...group,
    holds: false,
    parts: group.parts.map((part) =>
      part.kind === 'group' ? emptied(part) : { ...part, found: '', holds: false },
    ),
  };
}
