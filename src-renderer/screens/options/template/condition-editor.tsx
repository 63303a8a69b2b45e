import { useEffect, useRef, useState } from 'react';
import type { Condition } from '../../../../src-shared/domain/conditions.ts';
import {
  addPart,
  changePart,
  conditionOf,
  type DraftGroup,
  draftOf,
  emptyLine,
  movePart,
  nextFocus,
} from './condition-draft.ts';
import { ConditionGroup } from './condition-group.tsx';
import type { EditCondition } from './part-buttons.tsx';

type ConditionEditorProps = {
  /** What the condition is called: "Condition 2". */
  label: string;
  value: Condition;
  onChange: (value: Condition) => void;
  /** Lines that cannot be evaluated say why. */
  showsFaults: boolean;
  autoFocus?: boolean;
};

/** Groups of lines of which all, any or none must hold, edited with the keyboard or the mouse. */
export function ConditionEditor({
  label,
  value,
  onChange,
  showsFaults,
  autoFocus = false,
}: ConditionEditorProps) {
  const [draft, setDraft] = useState(() => draftOf(value));
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const focusNext = useRef<string | null>(autoFocus ? (draft.parts[0] ?? draft).key : null);

  // Another value from outside replaces the draft; what comes back from here is the draft already.
  if (JSON.stringify(conditionOf(draft)) !== JSON.stringify(value)) setDraft(draftOf(value));

  useEffect(() => {
    if (focusNext.current === null) return;
    buttons.current.get(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const change = (next: DraftGroup, focus: string | null) => {
    focusNext.current = focus;
    setDraft(next);
    onChange(conditionOf(next));
  };
  const edit: EditCondition = {
    change: (key, part) =>
      change(key === draft.key && part.kind === 'group' ? part : changePart(draft, key, () => part), null),
    add: (groupKey, part) => {
      const [first = part] = part.kind === 'group' ? part.parts : [];
      change(addPart(draft, groupKey, part), first.key);
    },
    remove: (key) =>
      change(
        changePart(draft, key, () => null),
        nextFocus(draft, key),
      ),
    move: (key, by) => change(movePart(draft, key, by), key),
    register: (key, button) => {
      if (button) buttons.current.set(key, button);
      else buttons.current.delete(key);
    },
  };
  return <ConditionGroup group={draft} label={label} depth={1} edit={edit} showsFaults={showsFaults} />;
}

/** A condition as it begins: one line for which no token is chosen yet. */
export function newCondition(): Condition {
  return { kind: 'group', match: 'all', parts: [emptyLine().line] };
}
