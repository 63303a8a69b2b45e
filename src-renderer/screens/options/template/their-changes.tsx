import { useState } from 'react';
import type { TaskDefinition } from '../../../../src-shared/domain/task-definition.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { KeyValue } from '../../../ui/key-value.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Heading, Text } from '../../../ui/text.tsx';
import { definitionChanges } from './definition-changes.ts';
import { useTemplateScope } from './template-scope.tsx';

/** Says that another administrator saved while one was editing, and shows theirs beside one's own, field by field. */
export function TheirChanges({ theirs, mine }: { theirs: TaskDefinition; mine: TaskDefinition }) {
  const { names } = useTemplateScope();
  const [isOpen, setOpen] = useState(true);
  const changes = definitionChanges(theirs, mine, names);
  const again = 'Everything you typed is still here. Save again to put yours in place of theirs.';
  return (
    <InlineMessage
      tone="warning"
      action={
        <Button size="small" onPress={() => setOpen(true)}>
          Show differences
        </Button>
      }
    >
      Another administrator saved this task while you were editing it. {again}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Theirs and yours" size="large">
        <Stack gap={3}>
          <Text>
            {changes.length === 0
              ? 'Another administrator saved this task meanwhile, just as you have it.'
              : `Another administrator saved this task meanwhile. ${again}`}
          </Text>
          {changes.map(({ id, label, theirs: their, mine: my }) => (
            <Stack key={id} gap={1}>
              <Heading level={3}>{label}</Heading>
              <KeyValue
                items={[
                  { id: 'theirs', label: 'Theirs', value: <Text as="pre">{their || 'Not there'}</Text> },
                  { id: 'mine', label: 'Yours', value: <Text as="pre">{my || 'Not there'}</Text> },
                ]}
              />
            </Stack>
          ))}
        </Stack>
      </Dialog>
    </InlineMessage>
  );
}
