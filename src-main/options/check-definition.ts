import { findTemplateCycle, type TargetRule } from '../../src-shared/domain/schedule.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { fail, type Result } from '../../src-shared/result.ts';
import { definitionFaults } from './definition-faults.ts';
import type { TypeContents } from './type-contents.ts';

type Dated = { id: string; name: string; rule: TargetRule | null };

/**
 * Refuses (`template_faulty`, details by path) a definition with a fault, or one that would close a loop of target
 * dates. `templateId`: the template it is to be a version of; null for a new one.
 */
export function checkDefinition(
  definition: TaskDefinition,
  templateId: string | null,
  { templates, names }: TypeContents,
): Result<never> | null {
  const faults = definitionFaults(definition, names);
  const loop = templateId === null ? null : loopFrom(templateId, definition, templates);
  if (loop) {
    const round = [...loop, loop[0] ?? ''].map((name) => `“${name}”`).join(' → ');
    const sentence = `These target dates wait for each other in a loop: ${round}. Count one of them from something else.`;
    faults.unshift({ path: 'target', sentence });
  }
  const [first] = faults;
  if (!first) return null;
  // Of several faults in one place the first is told.
  const details = Object.fromEntries(
    faults.map(({ path, sentence }) => [path, sentence] as const).toReversed(),
  );
  return fail('template_faulty', first.sentence, details);
}

/** The loop that a template's target date would stand in, or wait for; null when there is none. */
function loopFrom(
  templateId: string,
  { name, target }: TaskDefinition,
  templates: TypeContents['templates'],
): string[] | null {
  const byId = new Map<string, Dated>(
    templates.map(({ id, definition }) => [id, { id, name: definition.name, rule: definition.target }]),
  );
  byId.set(templateId, { id: templateId, name, rule: target });
  // Only what it waits for: a loop elsewhere must not keep anybody from saving this.
  const chain = new Set<Dated>();
  let next = byId.get(templateId);
  while (next && !chain.has(next)) {
    chain.add(next);
    const anchor = next.rule?.anchor;
    next = anchor && 'templateId' in anchor ? byId.get(anchor.templateId) : undefined;
  }
  return findTemplateCycle([...chain]);
}
