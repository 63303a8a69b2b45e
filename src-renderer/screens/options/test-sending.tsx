import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Form, FormFooter, FormSection } from '../../ui/form.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { TextField } from '../../ui/text-field.tsx';

type TestSendingProps = {
  call: 'options.testSms' | 'options.testEmail';
  label: string;
  /** The form above has changes that are not saved: the test would use the old ones. */
  isDirty: boolean;
};

/** Sends one message by the saved account and says what came of it. */
export function TestSending({ call, label, isDirty }: TestSendingProps) {
  const test = useAct(call);
  const [to, setTo] = useState('');
  const [isEmptyShown, setEmptyShown] = useState(false);
  const isText = call === 'options.testSms';
  const send = (): void => {
    if (to.trim() === '') setEmptyShown(true);
    else test.mutate({ to });
  };
  return (
    <Form onSubmit={send} label="Test">
      <FormSection
        heading="Test"
        description={
          isDirty
            ? 'Save first: a test uses what is saved.'
            : 'One message goes by what is saved. Nothing is put on a file.'
        }
      >
        <TextField
          label={label}
          type={isText ? 'tel' : 'email'}
          width="medium"
          value={to}
          onChange={(next) => {
            setTo(next);
            setEmptyShown(false);
          }}
          error={isEmptyShown ? (isText ? 'Type a mobile number.' : 'Type an email address.') : undefined}
        />
        <FormFooter message={<TestAnswer {...{ test }} />}>
          <Button type="submit" icon={SendHorizontal} isPending={test.isPending} isDisabled={isDirty}>
            Send a test
          </Button>
        </FormFooter>
      </FormSection>
    </Form>
  );
}

function TestAnswer({ test }: { test: ReturnType<typeof useAct<'options.testSms' | 'options.testEmail'>> }) {
  if (test.error) return <InlineMessage tone="danger">{test.error.message}</InlineMessage>;
  if (!test.data) return null;
  return <InlineMessage tone={test.data.accepted ? 'success' : 'danger'}>{test.data.sentence}</InlineMessage>;
}
