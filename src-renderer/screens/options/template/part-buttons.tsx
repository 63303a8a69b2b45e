import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { IconButton } from '../../../ui/button.tsx';
import { Stack } from '../../../ui/stack.tsx';
import type { DraftPart } from './condition-draft.ts';

/** What the parts of a condition can ask of the editor they stand in. */
export type EditCondition = {
  change: (key: string, part: DraftPart) => void;
  add: (groupKey: string, part: DraftPart) => void;
  remove: (key: string) => void;
  move: (key: string, by: -1 | 1) => void;
  /** The button of a part that the focus is put on. */
  register: (key: string, button: HTMLButtonElement | null) => void;
};

/** Where a part stands among those of its group. */
export type PartPlace = { isFirst: boolean; isLast: boolean };

/** Up, Down and Remove of a line or a group. */
export function PartButtons(props: { partKey: string; what: string; place: PartPlace; edit: EditCondition }) {
  const { partKey, what, place, edit } = props;
  return (
    <Stack direction="row" gap={0}>
      <IconButton
        size="small"
        icon={ArrowUp}
        label={`Move ${what} up`}
        isDisabled={place.isFirst}
        onPress={() => edit.move(partKey, -1)}
      />
      <IconButton
        size="small"
        icon={ArrowDown}
        label={`Move ${what} down`}
        isDisabled={place.isLast}
        onPress={() => edit.move(partKey, 1)}
      />
      <IconButton size="small" icon={X} label={`Remove ${what}`} onPress={() => edit.remove(partKey)} />
    </Stack>
  );
}
