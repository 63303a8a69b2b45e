import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';

/** The tasks that must be completed or marked not required before a matter can become Active. */
export function PendingTasks({ names }: { names: readonly string[] }) {
  return (
    <Stack gap={2}>
      <Text as="p">The matter cannot become Active before these are completed or marked not required:</Text>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <Text weight="strong">{name}</Text>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
