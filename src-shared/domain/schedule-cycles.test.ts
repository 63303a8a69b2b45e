import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTemplateCycle, type TargetRule } from './schedule.ts';

const from = (templateId: string, kind: 'task_target' | 'task_completed' = 'task_target'): TargetRule => ({
  amount: 1,
  unit: 'days',
  direction: 'after',
  anchor: { kind, templateId },
});
const template = (id: string, rule: TargetRule | null = null) => ({ id, name: `“${id}”`, rule });

describe('a loop of task templates', () => {
  it('is named in the order in which each waits for the next, without what hangs on it', () => {
    const templates = [
      template('Z', from('B')),
      template('A', from('C')),
      template('B', from('A')),
      template('C', from('B')),
    ];
    expect(findTemplateCycle(templates)).toEqual(['“B”', '“A”', '“C”']);
  });

  it('is seen when it goes over a completion, and when a task waits for itself', () => {
    expect(findTemplateCycle([template('A', from('B')), template('B', from('A', 'task_completed'))])).toEqual(
      ['“A”', '“B”'],
    );
    expect(findTemplateCycle([template('A'), template('B', from('B', 'task_completed'))])).toEqual(['“B”']);
  });

  it('is none where a task waits for one that is not there, or for a date', () => {
    const opened: TargetRule = { ...from('A'), anchor: { kind: 'opened' } };
    expect(
      findTemplateCycle([template('A', from('Gone')), template('B', opened), template('C', from('B'))]),
    ).toBeNull();
    expect(findTemplateCycle([])).toBeNull();
  });

  it('is found in any graph exactly when tasks remain that cannot be put in an order', () => {
    const kinds = fc.constantFrom<'task_target' | 'task_completed'>('task_target', 'task_completed');
    const graph = fc
      .array(fc.tuple(fc.option(fc.nat({ max: 20 }), { freq: 12 }), kinds), { minLength: 1, maxLength: 20 })
      .map((list) =>
        list.map(([to, kind], index) => template(`T${index}`, to === null ? null : from(`T${to}`, kind))),
      );
    fc.assert(
      fc.property(graph, (templates) => {
        // Takes away, again and again, each that waits for none that is left.
        let left = templates;
        for (let before = -1; before !== left.length; ) {
          before = left.length;
          const ids = new Set(left.map(({ id }) => id));
          left = left.filter(
            ({ rule }) => rule && 'templateId' in rule.anchor && ids.has(rule.anchor.templateId),
          );
        }
        const cycle = findTemplateCycle(templates);
        expect(cycle !== null).toBe(left.length > 0);
        // Whatever is named is a loop: each is dated from the next, the last from the first.
        cycle?.forEach((name, index) => {
          const rule = templates.find((each) => each.name === name)?.rule;
          const next = cycle[(index + 1) % cycle.length];
          expect(rule && 'templateId' in rule.anchor && `“${rule.anchor.templateId}”`).toBe(next);
        });
        expect(new Set(cycle).size).toBe(cycle?.length ?? 0);
      }),
      { numRuns: 2000 },
    );
  });
});
