import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import type { Explained, ExplainedGroup, ExplainedLine } from '../../../../src-shared/domain/conditions.ts';
import { Group } from '../../../ui/group.tsx';
import { Icon, type LucideIcon, type Tone } from '../../../ui/icon.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Text } from '../../../ui/text.tsx';
import { matchWords } from './condition-group.tsx';

const verdicts = {
  pass: { icon: CircleCheck, tone: 'success', word: 'Passes' },
  fail: { icon: CircleX, tone: 'danger', word: 'Fails' },
  fault: { icon: CircleAlert, tone: 'warning', word: 'Fault' },
} as const satisfies Record<string, { icon: LucideIcon; tone: Tone; word: string }>;

/** A condition line by line, each with what was found and whether it passes. */
export function ExplainedView({ explained }: { explained: Explained }) {
  const { holds, faults, tree } = explained;
  const result = faults.length > 0 ? verdicts.fault : holds ? verdicts.pass : verdicts.fail;
  const sentence =
    faults.length > 0
      ? 'The condition cannot be tested, so it does not hold.'
      : holds
        ? 'The condition holds.'
        : 'The condition does not hold.';
  return (
    <Stack gap={2}>
      <Stack direction="row" gap={2}>
        <Icon icon={result.icon} tone={result.tone} />
        <Text weight="strong">{sentence}</Text>
      </Stack>
      <ExplainedParts group={tree} label="The condition" />
    </Stack>
  );
}

function ExplainedParts({ group, label }: { group: ExplainedGroup; label: string }) {
  return (
    <Group label={label} kind="nest">
      <Stack direction="row" gap={2}>
        <Verdict of={group.holds ? 'pass' : 'fail'} />
        <Text>{matchWords[group.match]}</Text>
      </Stack>
      {group.parts.map((part, index) => {
        // What is explained is never reordered on screen: a part's place is its name.
        const place = `${label} ${index + 1}`;
        return part.kind === 'group' ? (
          <ExplainedParts key={place} group={part} label={place} />
        ) : (
          <Line key={place} line={part} />
        );
      })}
    </Group>
  );
}

function Line({ line }: { line: ExplainedLine }) {
  return (
    <Stack gap={0}>
      <Stack direction="row" gap={2} align="start">
        <Verdict of={line.fault ? 'fault' : line.holds ? 'pass' : 'fail'} />
        <Text>{line.fault ?? line.sentence}</Text>
      </Stack>
      {line.fault ? null : <Text tone="muted" size="small">{`Found: ${line.found}`}</Text>}
    </Stack>
  );
}

function Verdict({ of }: { of: keyof typeof verdicts }) {
  const { icon, tone, word } = verdicts[of];
  return (
    <Stack direction="row" gap={1}>
      <Icon icon={icon} tone={tone} size={14} />
      <Text tone={tone} size="small">
        {word}
      </Text>
    </Stack>
  );
}
