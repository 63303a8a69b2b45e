import { zodResolver } from '@hookform/resolvers/zod';
import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { type SendingForm, sendingForm } from '../../../src-shared/contract/sending-rules.ts';
import { ApiError, callApi, useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { TheirsMessage } from '../../app/theirs-message.tsx';
import { Form, FormSection } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Stack } from '../../ui/stack.tsx';
import { FormNumber } from './form-number.tsx';
import { PracticeInbox } from './practice-inbox.tsx';
import { SaveFooter } from './save-footer.tsx';
import { SendingHoursFields } from './sending-hours-fields.tsx';
import { DailyLimitFields, SpeedFields } from './sending-limit-fields.tsx';
import { readTheirs, sayTheirs, sendingFields } from './sending-theirs.ts';
import { TestModeFields } from './test-mode-fields.tsx';
import { TestModeQuestion, type TestModeSwitch } from './test-mode-question.tsx';
import { useSaveForm } from './use-save-form.ts';

/** Options > Sending: the rules that every message is held to, and what practice kept. */
export function SendingPage() {
  const sending = useCall('options.sending', {}, { asksAnew: true });
  return (
    <Page heading="Sending">
      {sending.error && !sending.data ? (
        <CallFailure error={sending.error} onRetry={() => sending.refetch()} />
      ) : null}
      <Stack gap={6}>
        {/* What was answered earlier may be old: another administrator's change since would be taken for this one's. */}
        {sending.data && sending.isFetchedAfterMount ? <SendingFields stored={sending.data} /> : null}
        <PracticeInbox />
      </Stack>
    </Page>
  );
}

function SendingFields({ stored }: { stored: SendingForm }) {
  const form = useForm<SendingForm>({ resolver: zodResolver(sendingForm), defaultValues: stored });
  const { control } = form;
  // As it was read, or told since: a save writes what differs from it.
  const was = useRef(stored);
  const [theirs, setTheirs] = useState<Partial<SendingForm>>({});
  const [asked, setAsked] = useState<TestModeSwitch | null>(null);
  const { submit, isSaved, error } = useSaveForm<SendingForm>({
    form,
    fields: sendingFields,
    save: async (values) => {
      try {
        await callApi('options.saveSending', { was: was.current, form: values });
        // As it is kept: a number as it was understood.
        was.current = await callApi('options.sending', {});
        setTheirs({});
      } catch (failure) {
        if (failure instanceof ApiError && failure.code === 'changed_meanwhile') {
          const said = readTheirs(failure.details);
          setTheirs(said);
          was.current = { ...was.current, ...said };
        }
        throw failure;
      }
    },
    saved: () => was.current,
  });
  const ask = form.handleSubmit(async ({ testMode }) => {
    if (testMode !== was.current.testMode) {
      const touched = await callApi('options.testModeSwitch', {});
      if (touched.sms || touched.email) {
        setAsked({ ...touched, isOn: testMode });
        return;
      }
    }
    await submit();
  });
  return (
    <>
      <Form onSubmit={ask} label="Sending">
        <FormSection heading="Undo">
          <FormNumber
            control={control}
            name="undoWindowSeconds"
            label="Undo window, in seconds"
            description="So long the messages of a tick are held and can be taken back. 0: they go at once."
            step={5}
          />
        </FormSection>
        <SendingHoursFields control={control} />
        <TestModeFields control={control} />
        <DailyLimitFields control={control} />
        <SpeedFields control={control} />
        <TheirsMessage said={sayTheirs(theirs)} />
        <SaveFooter isPending={form.formState.isSubmitting} isSaved={isSaved} error={error} />
      </Form>
      <TestModeQuestion
        asked={asked}
        onNo={() => setAsked(null)}
        onYes={() => {
          setAsked(null);
          return submit();
        }}
      />
    </>
  );
}
