import { Braces, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { conditionFaults, type Line } from '../../../../src-shared/domain/conditions.ts';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/select.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Text } from '../../../ui/text.tsx';
import type { DraftLine } from './condition-draft.ts';
import { ConditionValues } from './condition-values.tsx';
import { InsertTokenDialog } from './insert-token-dialog.tsx';
import {
  comparedAsStatus,
  comparisonsOf,
  extraSubjects,
  lineAbout,
  saySubject,
  withComparison,
} from './line-subject.ts';
import { type EditCondition, PartButtons, type PartPlace } from './part-buttons.tsx';
import { useTemplateScope } from './template-scope.tsx';

type ConditionLineProps = {
  part: DraftLine;
  number: number;
  edit: EditCondition;
  showsFaults: boolean;
  place: PartPlace;
};

/** One line: Token, then Condition, then what it is compared with. */
export function ConditionLine({ part, number, edit, showsFaults, place }: ConditionLineProps) {
  const { names, type } = useTemplateScope();
  const [isOpen, setOpen] = useState(false);
  const { line } = part;
  const subject = saySubject(line, names);
  const { options, value } = comparisonsOf(line, names);
  const change = (next: Line) => edit.change(part.key, { ...part, line: next });
  const [fault] = showsFaults ? conditionFaults({ kind: 'group', match: 'all', parts: [line] }, names) : [];
  return (
    <Group label={`Line ${number}: ${subject ?? 'no token chosen'}`} kind="line">
      <Stack direction="row" justify="between" align="start">
        <Stack direction="row" wrap>
          <Button
            icon={Braces}
            ref={(button) => edit.register(part.key, button)}
            onPress={() => setOpen(true)}
          >
            Token
          </Button>
          {subject === null ? (
            <Text tone="muted">Choose a token</Text>
          ) : (
            <Text weight="strong">{subject}</Text>
          )}
          <Select
            label="Condition"
            isLabelHidden
            isDisabled={options.length === 0}
            placeholder="Condition"
            options={options}
            value={value}
            onChange={(id) => change(withComparison(line, id, names))}
          />
          <ConditionValues line={line} onChange={change} />
        </Stack>
        <PartButtons partKey={part.key} what={`line ${number}`} place={place} edit={edit} />
      </Stack>
      {fault ? (
        <Stack direction="row" gap={1}>
          <Icon icon={CircleAlert} tone="danger" size={14} />
          <Text tone="danger" size="small">
            {subject === null ? 'Choose a token for this line, or remove it.' : fault}
          </Text>
        </Stack>
      ) : null}
      <InsertTokenDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        without={comparedAsStatus}
        extras={extraSubjects(type)}
        onChoose={(id) => change(lineAbout(id, names))}
      />
    </Group>
  );
}
