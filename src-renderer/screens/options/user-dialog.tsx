import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { type UserForm, type UserOptions, userForm, userRoles } from '../../../src-shared/contract/users.ts';
import { callApi } from '../../api.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { FormText } from './form-text.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRecordForm } from './use-record-form.ts';

/** The roles as people read them. */
export const roleWords = {
  administrator: { label: 'Administrator', description: 'Has Options too: texts, accounts, users.' },
  standard: { label: 'Standard user', description: 'Works on matters, without Options.' },
} as const;

type UserDialogProps = {
  /** Null to add one. */
  user: UserOptions | null;
  onClose: () => void;
  onSaved: (userId: string) => void;
};

/** The name, initials, email and role of a user. */
export function UserDialog({ user, onClose, onSaved }: UserDialogProps) {
  const form = useForm<UserForm>({
    resolver: zodResolver(userForm),
    defaultValues: {
      name: user?.name ?? '',
      initials: user?.initials ?? '',
      email: user?.email ?? '',
      role: user?.role ?? 'standard',
    },
  });
  const record = useRecordForm({
    form,
    fields: ['name', 'initials', 'email', 'role'],
    revision: user?.revision ?? 0,
    save: async (typed, revision) => {
      if (!user) return (await callApi('options.addUser', { form: typed })).userId;
      await callApi('options.saveUser', { userId: user.id, revision, form: typed });
      return user.id;
    },
    onClose,
    onSaved,
    reread: async () => {
      const stored = (await callApi('options.users', {})).users.find(({ id }) => id === user?.id);
      return stored && { revision: stored.revision, said: sayUser(stored) };
    },
  });
  return (
    <RecordDialog
      title={user ? 'Edit User' : 'Add User'}
      label={user ? 'Save' : 'Add'}
      onClose={onClose}
      record={record}
    >
      <FormText control={form.control} name="name" label="Name" autoFocus />
      <FormText
        control={form.control}
        name="initials"
        label="Initials"
        width="medium"
        spellCheck={false}
        description="2 to 4 letters that nobody else has. They stand beside what the user did, past work too."
      />
      <FormText
        control={form.control}
        name="email"
        label="Email"
        type="email"
        description="Texts can give it to clients, by the token Fee earner email."
      />
      <Controller
        control={form.control}
        name="role"
        render={({ field: { ref: _, ...field }, fieldState: { error } }) => (
          <RadioGroup
            {...field}
            label="Role"
            options={userRoles.map((id) => ({ id, ...roleWords[id] }))}
            error={error?.message}
          />
        )}
      />
    </RecordDialog>
  );
}

function sayUser({ name, initials, email, role }: UserOptions): string {
  return `“${name}”, ${initials}, ${email || 'no email'}, ${roleWords[role].label}.`;
}
