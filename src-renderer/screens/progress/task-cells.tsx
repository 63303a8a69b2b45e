import { AlarmClock, Mail, MessageSquareText, TriangleAlert, Waypoints } from 'lucide-react';
import type { ProgressTask, Trigger } from '../../../src-shared/contract/progress.ts';
import { dayOf, systemClock } from '../../../src-shared/time.ts';
import { sayDayNow } from '../../app/time-words.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Icon, type LucideIcon } from '../../ui/icon.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { Text } from '../../ui/text.tsx';

/** The columns of the Progress screen. */
export const progressColumns: readonly Column[] = [
  { id: 'done', heading: '', label: 'Done', width: '24px' },
  { id: 'name', heading: 'Task', width: 'minmax(0, 1fr)' },
  { id: 'triggers', heading: 'Trigger', width: '64px' },
  { id: 'target', heading: 'Target', width: '168px' },
  { id: 'completed', heading: 'Completed', width: '96px' },
  { id: 'by', heading: 'By', width: '40px' },
];

const triggerWords: Readonly<Record<Trigger['channel'], { icon: LucideIcon; label: string }>> = {
  sms: { icon: MessageSquareText, label: 'Sends a text' },
  email: { icon: Mail, label: 'Sends an email' },
  preferred: { icon: Waypoints, label: 'Sends a text or an email, as each client prefers' },
};

/** One task: its box, what ticking it does, and when it is due or was done. */
export function TaskCells(props: { task: ProgressTask; isTicked: boolean; onTick: () => void }) {
  const { task, isTicked, onTick } = props;
  return (
    <>
      <Cell>
        <Checkbox
          aria-label={task.name}
          isSelected={isTicked}
          isDisabled={task.notRequired}
          onChange={onTick}
        />
      </Cell>
      <Cell isRowHeader>{task.name}</Cell>
      <Cell>
        <Stack direction="row" gap={1}>
          {task.triggers.map(({ channel }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two triggers of a kind differ in nothing else
            <Icon key={`${channel} ${index}`} {...triggerWords[channel]} tone="muted" />
          ))}
        </Stack>
      </Cell>
      <TargetCell task={task} />
      <Cell>{task.completedAt ? sayDayNow(dayOf(task.completedAt)) : ''}</Cell>
      <Cell>{task.completedBy ?? ''}</Cell>
    </>
  );
}

function TargetCell({ task: { targetDate, completedAt, notRequired } }: { task: ProgressTask }) {
  if (notRequired) return <Cell tone="muted">Not required</Cell>;
  const today = dayOf(systemClock.now());
  const isOpen = completedAt === null && targetDate !== null;
  if (!isOpen || targetDate > today) return <Cell>{sayDayNow(targetDate)}</Cell>;
  const isOverdue = targetDate < today;
  return (
    <Cell title={isOverdue ? `Overdue since ${sayDayNow(targetDate)}` : 'Due today'}>
      <Stack direction="row" gap={1}>
        <Icon
          icon={isOverdue ? TriangleAlert : AlarmClock}
          tone={isOverdue ? 'danger' : 'warning'}
          size={14}
        />
        <Text tone={isOverdue ? 'danger' : 'warning'}>
          {isOverdue ? `${sayDayNow(targetDate)}, overdue` : 'Due today'}
        </Text>
      </Stack>
    </Cell>
  );
}
