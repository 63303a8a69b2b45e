import type { ConditionNames } from '../../src-shared/domain/conditions.ts';
import { type Fault, findDefinitionFaults } from '../../src-shared/domain/find-definition-faults.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { templateFault } from '../../src-shared/domain/template.ts';

/** Everything wrong in a definition, in its order, for a matter type with these tokens, statuses and tasks. */
export function definitionFaults(definition: TaskDefinition, names: ConditionNames): Fault[] {
  return findDefinitionFaults(definition, names, templateFault);
}
