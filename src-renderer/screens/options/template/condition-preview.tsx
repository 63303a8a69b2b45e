import type { Condition } from '../../../../src-shared/domain/conditions.ts';
import { useCall } from '../../../api.ts';
import { useLater } from '../../../app/use-later.ts';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Heading, Text } from '../../../ui/text.tsx';
import { ExplainedView } from './explained-view.tsx';
import { MatterPicker } from './matter-picker.tsx';
import { useTemplateScope } from './template-scope.tsx';

/** So long (ms) typing rests before the preview follows it. */
const restFor = 200;

type ConditionPreviewProps = {
  condition: Condition;
  /** It is that of a message to each client, and is decided for each by themselves. */
  perClient?: boolean;
};

/** How a condition comes out on the matter it is tried on, as it is edited. */
export function ConditionPreview({ condition, perClient = false }: ConditionPreviewProps) {
  const { type, matter, chooseMatter } = useTemplateScope();
  const later = useLater(condition, restFor);
  const tried = useCall(
    'options.tryCondition',
    { matterTypeId: type.id, matterId: matter?.id ?? null, condition: later, perClient },
    { enabled: matter !== null, keepPrevious: true },
  );
  return (
    <Stack gap={2}>
      <Stack direction="row" justify="between" wrap>
        <Heading level={3}>Preview</Heading>
        <MatterPicker matter={matter} typeName={type.name} onChange={chooseMatter} />
      </Stack>
      {matter === null ? (
        <Text tone="muted">Choose a matter to see, line by line, whether this holds for it.</Text>
      ) : null}
      {tried.error ? <InlineMessage tone="danger">{tried.error.message}</InlineMessage> : null}
      {matter && tried.data?.forClient ? (
        <Text tone="muted">{`This is decided for each client. For ${tried.data.forClient}:`}</Text>
      ) : null}
      {matter && tried.data ? <ExplainedView explained={tried.data} /> : null}
    </Stack>
  );
}
