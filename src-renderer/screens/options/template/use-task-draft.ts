import { useState } from 'react';
import type { TaskTemplateOptions } from '../../../../src-shared/contract/task-templates.ts';
import type { ConditionNames } from '../../../../src-shared/domain/conditions.ts';
import { type TaskDefinition, taskDefinitionSchema } from '../../../../src-shared/domain/task-definition.ts';
import { ApiError, callApi } from '../../../api.ts';
import { faultsLeft, findFaults, placeFaults, type TaskFaults } from './task-faults.ts';

/** The definition that is edited, and the revision a save must name. */
export type StartingTask = Pick<TaskTemplateOptions, 'definition' | 'revision'>;

type DraftOptions = {
  /** Null: the task is added to the category. */
  templateId: string | null;
  categoryId: string;
  start: StartingTask;
  names: ConditionNames;
};

/** What came of a save: the template's id, or the faults that kept it (none when something else did). */
type Saved = { templateId: string } | { faults: TaskFaults };

/**
 * A task's whole definition while it is edited. After `changed_meanwhile`, `theirs` is what the other administrator saved, and
 * the next save replaces it.
 */
export function useTaskDraft({ templateId, categoryId, start, names }: DraftOptions) {
  const [definition, setDefinition] = useState(start.definition);
  const [revision, setRevision] = useState(start.revision);
  const [theirs, setTheirs] = useState<TaskDefinition | null>(null);
  const [faults, setFaults] = useState<TaskFaults>({});
  const [error, setError] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  function change(patch: Partial<TaskDefinition>): void {
    const next = { ...definition, ...patch };
    setDefinition(next);
    setFaults(faultsLeft(faults, definition, next));
    setError(null);
  }

  function fail(found: TaskFaults, sentence: string): Saved {
    setFaults(found);
    setError(sentence);
    return { faults: found };
  }

  async function save(): Promise<Saved> {
    setError(null);
    const found = findFaults(definition, names);
    if (Object.keys(found).length > 0) return fail(found, 'It is not saved: mend what is marked.');
    setPending(true);
    try {
      if (templateId === null) return await callApi('options.addTask', { categoryId, definition });
      await callApi('options.saveTask', { templateId, revision, definition });
      return { templateId };
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      const { code, message, details } = failure;
      if (code !== 'changed_meanwhile') return fail(placeFaults(details, definition), message);
      setRevision(Number(details.revision ?? revision));
      setTheirs(readTheirs(details.definition));
      return fail({}, 'It is not saved yet: another administrator saved this task meanwhile.');
    } finally {
      setPending(false);
    }
  }

  const isDirty = JSON.stringify(definition) !== JSON.stringify(start.definition);
  return { definition, change, faults, error, theirs, save, isPending, isDirty };
}

/** What another administrator saved, as main tells it; null when that cannot be read. */
function readTheirs(json: string | undefined): TaskDefinition | null {
  try {
    return taskDefinitionSchema.safeParse(JSON.parse(json ?? '')).data ?? null;
  } catch {
    return null;
  }
}
