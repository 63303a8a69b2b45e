import { type TaskDefinition, taskDefinitionSchema } from '../../../../src-shared/domain/task-definition.ts';
import { useCall } from '../../../api.ts';
import { useLater } from '../../../app/use-later.ts';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Text } from '../../../ui/text.tsx';
import { MatterPicker } from './matter-picker.tsx';
import { useTemplateScope } from './template-scope.tsx';
import { TriedPanel } from './tried-panel.tsx';

/** So long (ms) typing rests before the preview follows it. */
const restFor = 250;

/** What ticking a task of this definition would do on the matter it is tried on, as it is edited; sends nothing. */
export function TriedPreview({ definition }: { definition: TaskDefinition }) {
  const { type, templateId, matter, chooseMatter } = useTemplateScope();
  // Compared as a text: a definition is made anew with every render.
  const later = useLater(JSON.stringify(definition), restFor);
  const whole = taskDefinitionSchema.safeParse(JSON.parse(later)).data;
  const tried = useCall(
    'options.tryTask',
    { matterId: matter?.id ?? '', templateId, definition: whole ?? definition },
    { enabled: matter !== null && whole !== undefined, keepPrevious: true },
  );
  return (
    <Stack gap={3}>
      <Stack direction="row">
        <MatterPicker matter={matter} typeName={type.name} onChange={chooseMatter} />
      </Stack>
      {matter === null ? <Text tone="muted">Choose a matter to see what this makes for it.</Text> : null}
      {matter && !whole ? <Text tone="muted">Fill in the fields above to see what they make.</Text> : null}
      {tried.error && whole ? <InlineMessage tone="danger">{tried.error.message}</InlineMessage> : null}
      {whole && tried.data ? <TriedPanel tried={tried.data} /> : null}
    </Stack>
  );
}
