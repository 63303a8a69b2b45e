import { type Anchors, type ScheduledTask, schedule } from '../../src-shared/domain/schedule.ts';
import type { WorkingCalendar } from '../../src-shared/domain/working-days.ts';
import { dayOf } from '../../src-shared/time.ts';
import type { BuiltTemplate } from './build-matter-types.ts';
import type { SampleTick } from './building.ts';

/**
 * The target date of each template's task, as the screen would have had it: worked out before the first tick and after
 * each, so that a completed task keeps the date it had when it was completed. `ticks` in the order of their instants.
 */
export function buildTargets(
  templates: readonly BuiltTemplate[],
  ticks: readonly SampleTick[],
  anchors: Anchors,
  calendar: WorkingCalendar,
): Map<string, string | null> {
  const tasks = templates.map(
    ({ id, definition }): ScheduledTask => ({
      id,
      templateId: id,
      name: definition.name,
      rule: definition.target,
      targetDate: null,
      isTyped: false,
      completedOn: null,
      isNotRequired: false,
    }),
  );
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const move = () => {
    for (const { id, targetDate } of schedule(tasks, anchors, calendar).moved) {
      const task = byId.get(id);
      if (task) task.targetDate = targetDate;
    }
  };
  move();
  for (const tick of ticks) {
    const task = byId.get(tick.template.id);
    if (task) task.completedOn = dayOf(tick.at);
    move();
  }
  return new Map(tasks.map((task) => [task.id, task.targetDate]));
}
