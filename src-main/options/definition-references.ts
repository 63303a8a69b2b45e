import type { Condition, Line } from '../../src-shared/domain/conditions.ts';
import type { TargetRule } from '../../src-shared/domain/schedule.ts';
import { assertNever } from '../../src-shared/result.ts';
import type { FileDefinition } from './matter-type-file.ts';

/** What the ids of status types and of task templates become. */
export type Renaming = { status: (id: string) => string; task: (id: string) => string };

type Action = FileDefinition['actions'][number];

function renameInLine(line: Line, to: Renaming): Line {
  switch (line.kind) {
    case 'status':
      return { ...line, statusTypeIds: line.statusTypeIds.map(to.status) };
    case 'task':
      return { ...line, templateId: to.task(line.templateId) };
    case 'token':
    case 'status_kind':
      return line;
    default:
      return assertNever(line);
  }
}

/** A condition with every status type and task template it names renamed. */
export function renameInCondition(condition: Condition, to: Renaming): Condition {
  return {
    ...condition,
    parts: condition.parts.map((part) =>
      part.kind === 'group' ? renameInCondition(part, to) : renameInLine(part, to),
    ),
  };
}

function renameInTarget(rule: TargetRule, to: Renaming): TargetRule {
  const { anchor } = rule;
  return 'templateId' in anchor
    ? { ...rule, anchor: { ...anchor, templateId: to.task(anchor.templateId) } }
    : rule;
}

function renameInAction(action: Action, to: Renaming): Action {
  const condition = action.condition && renameInCondition(action.condition, to);
  switch (action.kind) {
    case 'change_status':
      return { ...action, condition, statusTypeId: to.status(action.statusTypeId) };
    case 'set_tasks':
      return { ...action, condition, templateIds: action.templateIds.map(to.task) };
    case 'send_progress_message':
    case 'create_file_note':
    case 'email_party':
    case 'set_field':
    case 'open_web_page':
    case 'create_reminder':
      return { ...action, condition };
    default:
      return assertNever(action);
  }
}

/** A task's definition with every status type and task template that anything in it names renamed. */
export function renameInDefinition<Definition extends FileDefinition>(
  definition: Definition,
  to: Renaming,
): Definition {
  return {
    ...definition,
    target: definition.target && renameInTarget(definition.target, to),
    visibility: definition.visibility.map((condition) => renameInCondition(condition, to)),
    actions: definition.actions.map((action) => renameInAction(action, to)),
  };
}
