import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import type { TaskDefinition } from '../../../../src-shared/domain/task-definition.ts';
import { formatDay } from '../../../../src-shared/time.ts';
import { useCall } from '../../../api.ts';
import { CallFailure } from '../../../app/call-failure.tsx';
import { useNavigation } from '../../../app/navigation.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { Page } from '../../../ui/page.tsx';
import { Select } from '../../../ui/select.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Heading, Text } from '../../../ui/text.tsx';
import { ExplainedView } from './explained-view.tsx';
import { MatterPicker } from './matter-picker.tsx';
import { TriedPanel } from './tried-panel.tsx';

/** Options > Test bench: what ticking any task would do on any matter, as templates stand now. */
export function TestBenchPage() {
  const { navigation } = useNavigation();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const matterId = chosenId ?? navigation.matterId;
  const matter = useCall('matters.get', { matterId: matterId ?? '' }, { enabled: matterId !== null });
  const matterTypeId = matter.data?.matterTypeId ?? null;
  const type = useCall(
    'options.matterType',
    { matterTypeId: matterTypeId ?? '' },
    { enabled: matterTypeId !== null },
  );
  const tasks = (type.data?.categories ?? []).flatMap(({ name, tasks: listed }) =>
    listed.map((task) => ({ id: task.id, label: task.name, description: name })),
  );
  const chosenTask = tasks.find(({ id }) => id === templateId)?.id ?? null;
  const template = useCall(
    'options.taskTemplate',
    { templateId: chosenTask ?? '' },
    { enabled: chosenTask !== null },
  );
  const error = matter.error ?? type.error ?? template.error;

  return (
    <Page
      heading="Test bench"
      description="What ticking a task would do on a matter, as templates stand now. Nothing is sent, and nothing changes."
    >
      <Stack gap={4}>
        <Stack direction="row" align="end" gap={4} wrap>
          <MatterPicker matter={matter.data ?? null} onChange={({ id }) => setChosenId(id)} />
          {matterId === null ? null : (
            <Select
              label="Task"
              width="medium"
              options={tasks}
              value={chosenTask}
              placeholder="Choose a task…"
              onChange={setTemplateId}
            />
          )}
        </Stack>
        {error ? (
          <CallFailure error={error} onRetry={() => void Promise.all([matter.refetch(), type.refetch()])} />
        ) : null}
        {matterId === null || chosenTask === null ? (
          <EmptyState icon={FlaskConical}>
            {matterId === null
              ? 'Choose a matter, then a task. What the task would do for each client will stand here.'
              : 'Choose a task. What it would do for each client will stand here.'}
          </EmptyState>
        ) : null}
        {matterId !== null && template.data && chosenTask !== null ? (
          <Bench matterId={matterId} templateId={chosenTask} definition={template.data.definition} />
        ) : null}
      </Stack>
    </Page>
  );
}

type BenchProps = { matterId: string; templateId: string; definition: TaskDefinition };

function Bench({ matterId, templateId, definition }: BenchProps) {
  const tried = useCall('options.tryTask', { matterId, templateId, definition }, { keepPrevious: true });
  if (tried.error) return <InlineMessage tone="danger">{tried.error.message}</InlineMessage>;
  if (!tried.data) return null;
  const { visibility, isVisible, targetDate, actions } = tried.data;
  return (
    <Stack gap={4}>
      <Stack gap={2}>
        <Heading>Visibility</Heading>
        <Text>
          {isVisible ? 'The task is shown on this matter.' : 'The task is not shown on this matter.'}
        </Text>
        {visibility.map((explained) => (
          <ExplainedView key={JSON.stringify(explained)} explained={explained} />
        ))}
      </Stack>
      <Stack gap={2}>
        <Heading>Target date</Heading>
        <Text>{targetDate ? formatDay(targetDate, 'EEE d MMM yyyy') : 'It has none now.'}</Text>
      </Stack>
      <Stack gap={2}>
        <Heading>Triggered actions</Heading>
        {actions.length === 0 ? <Text tone="muted">Ticking the task only completes it.</Text> : null}
        <TriedPanel tried={tried.data} />
      </Stack>
    </Stack>
  );
}
