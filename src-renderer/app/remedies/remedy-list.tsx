import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import type { Remedies, Remedy } from './use-remedies.ts';

/** The buttons of what can be done about a message; where each has a risk, with what that is. */
export function RemedyList({ remedies, ask }: Remedies) {
  const choices = remedies.filter(({ risk }) => risk !== null);
  const plain = remedies.filter(({ risk }) => risk === null);
  return (
    <Stack gap={2}>
      {choices.length > 0 ? (
        <Choices
          label="Nobody could find out whether it went. Choose what to do."
          choices={choices.map(({ kind, risk, ...choice }) => ({ id: kind, note: risk ?? '', ...choice }))}
        />
      ) : null}
      {plain.length > 0 ? (
        <Stack direction="row" wrap>
          {plain.map((remedy, index) => (
            <RemedyButton key={remedy.kind} remedy={remedy} isFirst={index === 0 && choices.length === 0} />
          ))}
        </Stack>
      ) : null}
      {ask.map((sentence) => (
        <Text as="p" key={sentence} tone="muted">
          {sentence}
        </Text>
      ))}
    </Stack>
  );
}

function RemedyButton({ remedy, isFirst }: { remedy: Remedy; isFirst: boolean }) {
  const { kind, label, isPending, onPress } = remedy;
  const isAside = kind === 'open_matter' || kind === 'dealt_with';
  return (
    <Button
      variant={isFirst && !isAside ? 'primary' : 'secondary'}
      isPending={isPending}
      onPress={onPress}
      isWrapping
    >
      {label}
    </Button>
  );
}
