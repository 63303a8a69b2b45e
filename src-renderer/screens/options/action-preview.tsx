import { useMemo } from 'react';
import type { ActionForm, PreviewLine } from '../../../src-shared/contract/options.ts';
import { measureSms } from '../../../src-shared/domain/sms.ts';
import { useCall } from '../../api.ts';
import { useLater } from '../../app/use-later.ts';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';

/** So long (ms) typing rests before the preview follows it. */
const restFor = 250;

/** What a message makes for each client of a matter, as it is typed; sends nothing. */
export function ActionPreview({ form, matterId }: { form: ActionForm; matterId: string | null }) {
  const later = useLater(form, restFor);
  const input = useMemo(
    () => ({ matterId: matterId ?? '', form: { ...later, body: later.body.trim() } }),
    [matterId, later],
  );
  const preview = useCall('options.previewAction', input, {
    enabled: matterId !== null && input.form.body !== '',
    keepPrevious: true,
  });
  const lines = input.form.body === '' ? [] : (preview.data?.lines ?? []);
  return (
    <Stack gap={2}>
      <Heading level={3}>Preview</Heading>
      {matterId === null ? (
        <Text tone="muted">Open a matter to see here what this makes for its clients.</Text>
      ) : null}
      {preview.error ? <InlineMessage tone="danger">{preview.error.message}</InlineMessage> : null}
      {lines.map((line) => (
        <PreviewOfClient key={line.contactName} line={line} />
      ))}
    </Stack>
  );
}

function PreviewOfClient({ line }: { line: PreviewLine }) {
  const { contactName, problem, subject, text } = line;
  if (problem) return <InlineMessage tone="warning">{problem}</InlineMessage>;
  return (
    <Stack gap={1}>
      <Stack direction="row" justify="between">
        <Text weight="strong">{contactName}</Text>
        <Text tone="muted">{sizeOf(line)}</Text>
      </Stack>
      {subject ? <Text weight="strong">{subject}</Text> : null}
      <Text as="pre">{text}</Text>
    </Stack>
  );
}

function sizeOf({ text, segments }: PreviewLine): string {
  if (segments === null) return 'Email';
  const { units, encoding } = measureSms(text);
  const counted = `${units} ${encoding === 'gsm7' ? 'septets' : 'characters of 70 a text'}`;
  return `${counted}, ${segments === 1 ? '1 SMS' : `${segments} SMS`}`;
}
