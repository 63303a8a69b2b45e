import { zodResolver } from '@hookform/resolvers/zod';
import { Braces } from 'lucide-react';
import { useRef, useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import {
  type ActionForm,
  type ActionOptions,
  actionChannels,
  actionForm,
} from '../../../src-shared/contract/options.ts';
import type { ApiError } from '../../api.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TokenTextArea, type TokenTextAreaHandle } from '../../ui/token-text-area.tsx';
import { channelWords } from './action-channels.ts';
import { ActionPreview } from './action-preview.tsx';
import { showFailure } from './form-failure.ts';
import { InsertTokenDialog } from './insert-token-dialog.tsx';
import { useSaveAction } from './use-save-action.ts';

const channels = actionChannels.map((id) => ({ id, label: channelWords[id] }));
const fields = ['channel', 'subject', 'body'] as const;

type EditActionDialogProps = { templateId: string; action: ActionOptions | null; onClose: () => void };

/** The text of one progress message, with tokens, and what it makes for the matter that was open last. */
export function EditActionDialog({ templateId, action, onClose }: EditActionDialogProps) {
  const { navigation } = useNavigation();
  const form = useForm<ActionForm>({
    resolver: zodResolver(actionForm),
    defaultValues: {
      channel: action?.channel ?? 'sms',
      subject: action?.subject ?? '',
      body: action?.body ?? '',
    },
  });
  const values = useWatch({ control: form.control }) as ActionForm;
  const save = useSaveAction(templateId, action);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [isTokenOpen, setTokenOpen] = useState(false);
  const body = useRef<TokenTextAreaHandle>(null);
  const sentence = failure && showsOutside(failure) ? failure.message : undefined;

  const submit = form.handleSubmit(async (typed) => {
    setFailure(null);
    const error = await save.save(typed);
    if (!error) onClose();
    else {
      showFailure(error, fields, form.setError);
      setFailure(error);
    }
  });

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={action ? 'Edit Progress Message' : 'Add Progress Message'}
      size="large"
      confirm={{ label: 'Save', isPending: form.formState.isSubmitting, onPress: submit }}
      error={sentence}
    >
      <Stack gap={3}>
        <Controller
          control={form.control}
          name="channel"
          render={({ field: { ref: _, ...field }, fieldState: { error } }) => (
            <Select {...field} label="Channel" width="medium" options={channels} error={error?.message} />
          )}
        />
        {values.channel === 'sms' ? null : (
          <Controller
            control={form.control}
            name="subject"
            render={({ field, fieldState: { error } }) => (
              <TextField {...field} label="Subject" error={error?.message} />
            )}
          />
        )}
        <Controller
          control={form.control}
          name="body"
          render={({ field, fieldState: { error } }) => (
            <TokenTextArea
              {...field}
              ref={(handle) => {
                body.current = handle;
                field.ref(handle);
              }}
              label="Message"
              rows={6}
              autoFocus
              error={error?.message}
            />
          )}
        />
        <Stack direction="row">
          <Button icon={Braces} onPress={() => setTokenOpen(true)}>
            Insert Token
          </Button>
        </Stack>
        {save.theirs ? (
          <InlineMessage tone="warning">
            <Text as="pre">{`What the other administrator saved:\n${save.theirs}`}</Text>
          </InlineMessage>
        ) : null}
        <ActionPreview form={values} matterId={navigation.matterId} />
      </Stack>
      <InsertTokenDialog
        isOpen={isTokenOpen}
        matterId={navigation.matterId}
        onClose={() => setTokenOpen(false)}
        onInsert={(text) => body.current?.insert(text)}
      />
    </Dialog>
  );
}

function showsOutside({ code, details }: ApiError): boolean {
  return code === 'changed_meanwhile' || !fields.some((field) => details[field]);
}
