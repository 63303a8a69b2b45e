import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { anyMatterType } from '../../test/support/matter-types.ts';
import { readDefinition } from '../tasks/definitions.ts';
import type { MatterTypeData } from './matter-type-file.ts';
import { fromFile } from './matter-type-from-file.ts';
import { readMatterTypeFile } from './matter-type-json.ts';
import { toFile } from './matter-type-to-file.ts';

function read(text: string) {
  const file = readMatterTypeFile(text);
  if (!file.ok) throw new Error(file.problem);
  return fromFile(file.value, [], newId);
}

/** Everything in a matter type that is an id, in order. */
function idsOf(type: MatterTypeData): string[] {
  const tasks = type.categories.flatMap((category) => category.tasks);
  return [
    ...type.statusTypes.map((status) => status.id),
    ...tasks.flatMap((task) => [task.id, ...task.definition.actions.map((action) => action.id)]),
  ];
}

const keys: Record<string, 'status' | 'task'> = {
  statusTypeId: 'status',
  statusTypeIds: 'status',
  templateId: 'task',
  templateIds: 'task',
};

/** The ids of what there is, in order, and of what anything in it names, wherever that stands. */
function placesOf(type: {
  statusTypes: { id: string }[];
  categories: { visibility: unknown; tasks: { id: string }[] }[];
}) {
  const named = { status: [] as string[], task: [] as string[] };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const kind = Array.isArray(value) ? undefined : keys[key];
      if (kind) named[kind].push(...[inner as string | string[]].flat());
      else walk(inner);
    }
  };
  for (const { visibility, tasks } of type.categories) {
    walk(visibility);
    for (const task of tasks) {
      const {
        target,
        visibility: shown,
        actions,
      } = 'definition' in task ? (task.definition as never) : (task as never);
      walk([target, shown, actions]);
    }
  }
  const tasks = type.categories.flatMap((category) => category.tasks.map((task) => task.id));
  return { named, things: { status: type.statusTypes.map((status) => status.id), task: tasks } };
}

describe('the file of a matter type', () => {
  it('makes a type whose file is the same text, whatever names are there twice and whatever is gone', () => {
    fc.assert(
      fc.property(anyMatterType, (type) => {
        const text = JSON.stringify(toFile(type), null, 2);
        expect(JSON.stringify(toFile(read(text).type), null, 2)).toBe(text);
      }),
    );
  });

  it('makes a type with ids of its own, each once, and with definitions that can be stored', () => {
    fc.assert(
      fc.property(anyMatterType, (type) => {
        const made = read(JSON.stringify(toFile(type))).type;
        const ids = idsOf(made);
        expect(new Set([...ids, ...idsOf(type)]).size).toBe(ids.length + new Set(idsOf(type)).size);
        for (const { definition } of made.categories.flatMap((category) => category.tasks))
          expect(readDefinition(newId(), JSON.stringify(definition))).toEqual(definition);
      }),
    );
  });

  it('names what the type names: by slugs in the file, by new ids in the type made of it, and what is gone as it is', () => {
    fc.assert(
      fc.property(anyMatterType, (type) => {
        const file = toFile(type);
        const made = read(JSON.stringify(file)).type;
        const [had, inFile, inMade] = [placesOf(type), placesOf(file), placesOf(made)];
        for (const kind of ['status', 'task'] as const) {
          expect(new Set(inFile.things[kind]).size).toBe(inFile.things[kind].length);
          const [before, slugs, after] = [had.named[kind], inFile.named[kind], inMade.named[kind]];
          expect([slugs.length, after.length]).toEqual([before.length, before.length]);
          for (const [index, id] of before.entries()) {
            const place = had.things[kind].indexOf(id);
            expect(slugs[index]).toBe(place < 0 ? id : inFile.things[kind][place]);
            expect(after[index]).toBe(place < 0 ? id : inMade.things[kind][place]);
            if (place < 0) expect(inFile.things[kind]).not.toContain(id);
          }
        }
      }),
    );
  });
});
