import type { Trigger } from '../../../src-shared/contract/options.ts';
import { triggerWords } from '../../app/trigger-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Stack } from '../../ui/stack.tsx';

/** What ticking a task does, an icon for each kind of action, as the Progress screen has them. */
export function TriggerIcons({ triggers }: { triggers: readonly Trigger[] }) {
  return (
    <Stack direction="row" gap={1}>
      {triggerWords(triggers).map((word) => (
        <Icon key={word.label} {...word} tone="muted" />
      ))}
    </Stack>
  );
}
