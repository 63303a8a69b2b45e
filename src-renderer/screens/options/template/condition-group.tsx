import { ListTree, Plus } from 'lucide-react';
import type { Group as StoredGroup } from '../../../../src-shared/domain/conditions.ts';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { Select } from '../../../ui/select.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Text } from '../../../ui/text.tsx';
import { type DraftGroup, deepest, emptyGroup, emptyLine } from './condition-draft.ts';
import { ConditionLine } from './condition-line.tsx';
import { type EditCondition, PartButtons, type PartPlace } from './part-buttons.tsx';

/** What each way to match a group is called. */
export const matchWords: Readonly<Record<StoredGroup['match'], string>> = {
  all: 'All of these',
  any: 'Any of these',
  none: 'None of these',
};
const matches = (['all', 'any', 'none'] as const).map((id) => ({ id, label: matchWords[id] }));

type ConditionGroupProps = {
  group: DraftGroup;
  label: string;
  depth: number;
  edit: EditCondition;
  showsFaults: boolean;
  /** Up, Down and Remove of a group within another. */
  place?: PartPlace;
};

/** One group of a condition with its lines and groups. */
export function ConditionGroup({ group, label, depth, edit, showsFaults, place }: ConditionGroupProps) {
  return (
    <Group label={label} kind="nest">
      <Stack direction="row" justify="between">
        <Select
          label={`Match of ${label}`}
          isLabelHidden
          options={matches}
          value={group.match}
          onChange={(id) => {
            const match = matches.find((one) => one.id === id)?.id;
            if (match) edit.change(group.key, { ...group, match });
          }}
        />
        {place ? <PartButtons partKey={group.key} what={label} place={place} edit={edit} /> : null}
      </Stack>
      {group.parts.length === 0 ? <Text tone="muted">Nothing stands here yet.</Text> : null}
      {group.parts.map((part, index) => {
        const where = { isFirst: index === 0, isLast: index === group.parts.length - 1 };
        return part.kind === 'group' ? (
          <ConditionGroup
            key={part.key}
            group={part}
            label={`group ${index + 1} of ${label}`}
            depth={depth + 1}
            edit={edit}
            showsFaults={showsFaults}
            place={where}
          />
        ) : (
          <ConditionLine
            key={part.key}
            part={part}
            number={index + 1}
            edit={edit}
            showsFaults={showsFaults}
            place={where}
          />
        );
      })}
      <Stack direction="row">
        <Button
          size="small"
          icon={Plus}
          ref={(button) => edit.register(group.key, button)}
          onPress={() => edit.add(group.key, emptyLine())}
        >
          Add line
        </Button>
        <Button
          size="small"
          icon={ListTree}
          isDisabled={depth >= deepest}
          onPress={() => edit.add(group.key, emptyGroup())}
        >
          Add group
        </Button>
      </Stack>
    </Group>
  );
}
