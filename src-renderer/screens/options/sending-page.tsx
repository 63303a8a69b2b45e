import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { type SendingForm, sendingForm } from '../../../src-shared/contract/sending.ts';
import { callApi, useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { Form } from '../../ui/form.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { PracticeInbox } from './practice-inbox.tsx';
import { SaveFooter } from './save-footer.tsx';
import { useSaveForm } from './use-save-form.ts';

const fields = ['undoWindowSeconds'] as const;

/** Options > Sending: how long a tick can be undone, and what practice kept. */
export function SendingPage() {
  const sending = useCall('options.sending', {});
  return (
    <Page heading="Sending">
      {sending.error && !sending.data ? (
        <CallFailure error={sending.error} onRetry={() => sending.refetch()} />
      ) : null}
      <Stack gap={6}>
        {sending.data ? <SendingFields stored={sending.data} /> : null}
        <PracticeInbox />
      </Stack>
    </Page>
  );
}

function SendingFields({ stored }: { stored: SendingForm }) {
  const form = useForm<SendingForm>({ resolver: zodResolver(sendingForm), defaultValues: stored });
  const { submit, isSaved, error } = useSaveForm<SendingForm>({
    form,
    fields,
    save: (values) => callApi('options.saveSending', values),
  });
  return (
    <Form onSubmit={submit} label="Sending">
      <Controller
        control={form.control}
        name="undoWindowSeconds"
        render={({ field, fieldState }) => (
          <NumberField
            {...field}
            label="Undo window, in seconds"
            description="So long the messages of a tick are held and can be taken back. 0: they go at once."
            width="medium"
            step={5}
            onChange={(value) => field.onChange(value ?? Number.NaN)}
            error={fieldState.error?.message}
          />
        )}
      />
      <SaveFooter isPending={form.formState.isSubmitting} isSaved={isSaved} error={error} />
    </Form>
  );
}
