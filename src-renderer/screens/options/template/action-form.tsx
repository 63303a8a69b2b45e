import { statusKindNames } from '../../../../src-shared/domain/status-kinds.ts';
import type { ActionOf } from '../../../../src-shared/domain/task-definition.ts';
import { assertNever } from '../../../../src-shared/result.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Select } from '../../../ui/select.tsx';
import { Text } from '../../../ui/text.tsx';
import type { ActionFormProps } from './action-form-props.ts';
import { EmailPartyForm, ProgressMessageForm } from './message-forms.tsx';
import { ReminderForm, SetFieldForm } from './set-field-form.tsx';
import { useTemplateScope } from './template-scope.tsx';
import { TokenText } from './token-text.tsx';

/** The form of an action, by its kind. */
export function ActionForm({ action, ...rest }: ActionFormProps) {
  switch (action.kind) {
    case 'send_progress_message':
      return <ProgressMessageForm action={action} {...rest} />;
    case 'create_file_note':
      return <FileNoteForm action={action} {...rest} />;
    case 'email_party':
      return <EmailPartyForm action={action} {...rest} />;
    case 'change_status':
      return <StatusForm action={action} {...rest} />;
    case 'set_field':
      return <SetFieldForm action={action} {...rest} />;
    case 'set_tasks':
      return <SetTasksForm action={action} {...rest} />;
    case 'open_web_page':
      return (
        <TokenText
          label="Address of the page"
          isSingleLine
          autoFocus
          description="It opens in the browser of whoever ticks the task. It must begin with https://."
          value={action.url}
          onChange={(url) => rest.onChange({ ...action, url })}
          error={rest.faults.url}
        />
      );
    case 'create_reminder':
      return <ReminderForm action={action} {...rest} />;
    default:
      return assertNever(action);
  }
}

function FileNoteForm({ action, faults, onChange }: ActionFormProps<ActionOf<'create_file_note'>>) {
  return (
    <>
      <Text>
        The note opens for whoever ticks the task to complete; cancelling it leaves the task unticked.
      </Text>
      <TokenText
        label="What the note is about"
        isSingleLine
        autoFocus
        value={action.description}
        onChange={(description) => onChange({ ...action, description })}
        error={faults.description}
      />
      <TokenText
        label="What the note begins with"
        value={action.body}
        onChange={(body) => onChange({ ...action, body })}
        error={faults.body}
      />
    </>
  );
}

function StatusForm({ action, faults, onChange }: ActionFormProps<ActionOf<'change_status'>>) {
  const { type } = useTemplateScope();
  return (
    <Select
      label="Change the status to"
      width="medium"
      autoFocus
      options={type.statusTypes.map(({ id, name, kind }) => ({
        id,
        label: name,
        description: statusKindNames[kind],
      }))}
      value={action.statusTypeId || null}
      onChange={(statusTypeId) => onChange({ ...action, statusTypeId })}
      error={faults.statusTypeId}
    />
  );
}

function SetTasksForm({ action, faults, onChange }: ActionFormProps<ActionOf<'set_tasks'>>) {
  const { type } = useTemplateScope();
  return (
    <>
      <RadioGroup
        label="Set the tasks"
        orientation="horizontal"
        options={[
          { id: 'not_required', label: 'Not required' },
          { id: 'required', label: 'Required again' },
        ]}
        value={action.notRequired ? 'not_required' : 'required'}
        onChange={(id) => onChange({ ...action, notRequired: id === 'not_required' })}
      />
      <CheckboxGroup
        label="Tasks"
        options={type.categories.flatMap(({ name, tasks }) =>
          tasks.map((task) => ({ id: task.id, label: `${task.name} (${name})` })),
        )}
        value={action.templateIds}
        onChange={(templateIds) => onChange({ ...action, templateIds })}
        error={faults.templateIds}
      />
    </>
  );
}
