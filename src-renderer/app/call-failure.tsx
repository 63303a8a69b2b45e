import { Button } from '../ui/button.tsx';
import { InlineMessage } from '../ui/inline-message.tsx';
import { Stack } from '../ui/stack.tsx';

/** Stands where an answer would, when there is none: the sentence, and a way to ask again. */
export function CallFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <Stack padding={4}>
      <InlineMessage
        tone="danger"
        action={
          <Button size="small" onPress={onRetry}>
            Try again
          </Button>
        }
      >
        {error.message}
      </InlineMessage>
    </Stack>
  );
}
