import { useEffect, useState } from 'react';
import type { ChangesToOpenMatters } from '../../../src-shared/contract/task-templates.ts';
import { useAct, useCall } from '../../api.ts';
import { countOf } from '../../app/count-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';
import { TextList } from '../../ui/text-list.tsx';
import { sayChanges } from './say-changes.ts';

type ApplyDialogProps = {
  matterTypeId: string;
  /** The template that was changed; null: every one of the type. */
  templateId: string | null;
  /** Somebody asked for it; else it comes by itself after a change, and only when a matter is concerned. */
  isAsked: boolean;
  onClose: () => void;
};

/** Asks whether open matters take a changed template, and says how many and what would change. */
export function ApplyDialog({ matterTypeId, templateId, isAsked, onClose }: ApplyDialogProps) {
  const preview = useCall('options.previewApply', { matterTypeId, templateId }, { asksAnew: true });
  // What an earlier save was told is no answer to this one.
  const [isAnswered, setAnswered] = useState(false);
  if (!isAnswered && !preview.isFetching) setAnswered(true);
  const apply = useAct('options.applyTemplates');
  const told = isAnswered ? preview.data : undefined;
  const changes = apply.data ?? told;
  const isNothing = told?.matters === 0;
  const isOver = !isAsked && isNothing && !apply.data;
  useEffect(() => {
    if (isOver) onClose();
  }, [isOver, onClose]);
  if (isOver || (!isAsked && !isAnswered)) return null;

  const canApply = !apply.data && told !== undefined && !isNothing;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Apply to open matters"
      cancelLabel={canApply ? 'New matters only' : 'Close'}
      confirm={
        canApply
          ? {
              label: 'Apply to open matters',
              isPending: apply.isPending,
              onPress: () => apply.mutate({ matterTypeId, templateId }),
            }
          : undefined
      }
      error={apply.error?.message ?? preview.error?.message}
    >
      {apply.data ? (
        <InlineMessage tone="success">{`Done: ${sayChanges(apply.data)}`}</InlineMessage>
      ) : changes ? (
        <Question changes={changes} isAsked={isAsked} />
      ) : null}
    </Dialog>
  );
}

function Question({ changes, isAsked }: { changes: ChangesToOpenMatters; isAsked: boolean }) {
  const { matters, examples } = changes;
  if (matters === 0) return <Text>Every open matter already has the tasks as they are here.</Text>;
  const have = `${countOf(matters, 'open matter')} ${matters === 1 ? 'has' : 'have'}`;
  return (
    <Stack gap={3}>
      <Text>
        {`${have} ${isAsked ? 'tasks that are not as they are here' : 'the task as it was'}. Shall they take the change, or new matters only?`}
      </Text>
      <Text weight="strong">{sayChanges(changes)}</Text>
      <Text tone="muted">Only outstanding tasks change. What was done, written and sent stays as it is.</Text>
      {examples.map(({ reference, clients, lines }) => (
        <Stack key={reference} gap={1}>
          <Heading level={3}>{`${reference}, ${clients}`}</Heading>
          <TextList label={`What would change on ${reference}`} items={lines} />
        </Stack>
      ))}
      {matters > examples.length ? (
        <Text tone="muted">{`And ${matters - examples.length} more.`}</Text>
      ) : null}
    </Stack>
  );
}
