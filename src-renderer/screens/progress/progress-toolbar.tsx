import {
  ArrowDown,
  ArrowUp,
  CalendarDays,
  CalendarX,
  CircleSlash,
  CornerDownLeft,
  Ellipsis,
  Pencil,
  Plus,
  Trash2,
} from 'lucide-react';
import type { ProgressTask } from '../../../src-shared/contract/progress.ts';
import { countOf } from '../../app/count-words.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton, type MenuItem } from '../../ui/menu.tsx';
import { Text } from '../../ui/text.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { isOutstanding, isRemovable, type TaskDeed } from './task-deed.ts';

type ProgressToolbarProps = {
  chosen: readonly ProgressTask[];
  onAdd: () => void;
  onDeed: (deed: TaskDeed) => void;
};

/** The buttons over the list: one task more, and what can be done with the chosen ones. */
export function ProgressToolbar({ chosen, onAdd, onDeed }: ProgressToolbarProps) {
  const outstanding = chosen.filter(isOutstanding).length;
  const isRequiredAgain = outstanding === 0 && chosen.some(({ notRequired }) => notRequired);
  const isOne = chosen.length === 1;
  const count = chosen.length === 0 ? 'No task chosen' : `${countOf(chosen.length, 'task')} chosen`;
  return (
    <Toolbar label="Tasks" end={<Text tone="muted">{count}</Text>}>
      <Button icon={Plus} size="small" onPress={onAdd}>
        Add task
      </Button>
      <Button
        icon={CornerDownLeft}
        size="small"
        shortcut="Enter"
        isDisabled={!isOne}
        onPress={() => onDeed('open')}
      >
        Open
      </Button>
      <Button
        icon={CircleSlash}
        size="small"
        shortcut="N"
        isDisabled={outstanding === 0 && !isRequiredAgain}
        onPress={() => onDeed('not_required')}
      >
        {isRequiredAgain ? 'Required again' : 'Not required'}
      </Button>
      <Button
        icon={CalendarDays}
        size="small"
        shortcut="D"
        isDisabled={outstanding === 0}
        onPress={() => onDeed('target_date')}
      >
        Target date
      </Button>
      <MenuButton
        label="More"
        icon={Ellipsis}
        size="small"
        items={furtherItems(chosen)}
        onAction={(id) => {
          const item = furtherDeeds.find((deed) => deed === id);
          if (item) onDeed(item);
        }}
      />
    </Toolbar>
  );
}

const furtherDeeds = ['open', 'clear_date', 'move_up', 'move_down', 'remove'] as const;

function furtherItems(chosen: readonly ProgressTask[]): MenuItem[] {
  const [only] = chosen.length === 1 ? chosen : [];
  return [
    { id: 'open', label: 'Rename', icon: Pencil, shortcut: 'F2', isDisabled: !only },
    {
      id: 'clear_date',
      label: 'Clear the typed date',
      icon: CalendarX,
      isDisabled: !chosen.some(({ isTargetTyped }) => isTargetTyped),
    },
    { id: 'move_up', label: 'Move up', icon: ArrowUp, shortcut: 'Alt+ArrowUp', isDisabled: !only },
    { id: 'move_down', label: 'Move down', icon: ArrowDown, shortcut: 'Alt+ArrowDown', isDisabled: !only },
    {
      id: 'remove',
      label: 'Remove the task',
      description: 'Only one that was added by hand',
      icon: Trash2,
      isDanger: true,
      isDisabled: !only || !isRemovable(only),
    },
  ];
}
