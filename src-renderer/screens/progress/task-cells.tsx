import { AlarmClock, Flag, PenLine, StickyNote, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { dayOf, systemClock } from '../../../src-shared/time.ts';
import { sayDayNow, sayInstantNow } from '../../app/time-words.ts';
import { triggerWords } from '../../app/trigger-words.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { Text } from '../../ui/text.tsx';
import { sayTargetRule } from './task-words.ts';

/** The columns of the Progress screen. */
export const progressColumns: readonly Column[] = [
  { id: 'done', heading: '', label: 'Done', width: '24px' },
  { id: 'name', heading: 'Task', width: 'minmax(0, 1fr)' },
  { id: 'marks', heading: '', label: 'Notes and marks', width: '52px' },
  { id: 'triggers', heading: 'Trigger Type', width: '100px' },
  { id: 'target', heading: 'Target', width: '164px' },
  { id: 'completed', heading: 'Completed', width: '88px' },
  { id: 'by', heading: 'By', width: '48px' },
];

/** No more icons than this fit the column. */
const mostIcons = 5;

type TaskCellsProps = {
  task: ProgressTask;
  isTicked: boolean;
  onTick: (task: ProgressTask, isTicked: boolean) => void;
};

/** One task: its box, what ticking it does, and when it is due or was done. */
export const TaskCells = memo(function TaskCells({ task, isTicked, onTick }: TaskCellsProps) {
  return (
    <>
      <Cell>
        <Checkbox
          aria-label={task.name}
          isSelected={isTicked}
          isDisabled={task.notRequired}
          onChange={(next) => onTick(task, next)}
        />
      </Cell>
      <Cell isRowHeader>{task.name}</Cell>
      <Cell>
        <Stack direction="row" gap={1}>
          {task.preActivation ? (
            <Icon
              icon={Flag}
              label="Must be done before the matter can become Active"
              tone="muted"
              size={14}
            />
          ) : null}
          {task.fault ? <Icon icon={TriangleAlert} label={task.fault} tone="warning" size={14} /> : null}
          {task.note ? <Icon icon={StickyNote} label={`Note: ${task.note}`} tone="muted" size={14} /> : null}
        </Stack>
      </Cell>
      <TriggerCell task={task} />
      <TargetCell task={task} />
      <Cell title={task.completedAt ? sayInstantNow(task.completedAt) : undefined}>
        {task.completedAt ? sayDayNow(dayOf(task.completedAt)) : ''}
      </Cell>
      <Cell>{task.completedBy ?? ''}</Cell>
    </>
  );
});

function TriggerCell({ task }: { task: ProgressTask }) {
  const words = triggerWords(task.triggers);
  const isTooMany = words.length > mostIcons;
  const shown = isTooMany ? words.slice(0, mostIcons - 1) : words;
  const rest = words.slice(shown.length);
  return (
    <Cell>
      <Stack direction="row" gap={1}>
        {shown.map(({ icon, label }) => (
          <Icon key={label} icon={icon} label={label} tone="muted" />
        ))}
      </Stack>
      {isTooMany ? (
        <span title={rest.map(({ label }) => label).join('\n')}>
          <Text tone="muted">{`+${rest.length}`}</Text>
        </span>
      ) : null}
    </Cell>
  );
}

function TargetCell({ task }: { task: ProgressTask }) {
  const { targetDate, completedAt, notRequired, isTargetTyped } = task;
  if (notRequired) return <Cell tone="muted">Not required</Cell>;
  const today = dayOf(systemClock.now());
  const isOpen = completedAt === null && targetDate !== null;
  const isDue = isOpen && targetDate <= today;
  const isOverdue = isOpen && targetDate < today;
  const words = isOverdue ? `${sayDayNow(targetDate)}, overdue` : isDue ? 'Due today' : sayDayNow(targetDate);
  const rule = sayTargetRule(task);
  const tone = isOverdue ? 'danger' : isDue ? 'warning' : undefined;
  return (
    <Cell
      title={[isOverdue ? `Overdue since ${sayDayNow(targetDate)}` : words, rule].filter(Boolean).join('. ')}
    >
      <Stack direction="row" gap={1}>
        {isDue ? <Icon icon={isOverdue ? TriangleAlert : AlarmClock} tone={tone} size={14} /> : null}
        <Text tone={tone}>{words}</Text>
        {isTargetTyped ? <Icon icon={PenLine} label="Typed by hand" tone="muted" size={14} /> : null}
      </Stack>
    </Cell>
  );
}
