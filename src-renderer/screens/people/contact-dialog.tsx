import { useEffect, useRef, useState } from 'react';
import { type ContactForm, contactForm } from '../../../src-shared/contract/people.ts';
import { callApi, useCall } from '../../api.ts';
import { TheirsMessage } from '../../app/theirs-message.tsx';
import { type Theirs, useTyped } from '../../app/use-typed.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AllowTextsAgain } from './allow-texts-again.tsx';
import { suggestNames } from './suggest-names.ts';
import { useUnderstoodMobile } from './use-understood-mobile.ts';

type Saved = { id: string; name: string };

/** A new contact. `name` is what was typed already. */
export function NewContactDialog(props: {
  name: string;
  onClose: () => void;
  onSaved: (contact: Saved) => void;
}) {
  const start: ContactForm = {
    kind: 'person',
    fullName: props.name,
    ...suggestNames('person', props.name),
    mobile: '',
    email: '',
    sendTexts: true,
    sendEmails: true,
  };
  return (
    <ContactFields
      title="New contact"
      label="Add contact"
      isNew
      start={start}
      onClose={props.onClose}
      save={async (form) => {
        const { contactId } = await callApi('people.add', { form });
        props.onSaved({ id: contactId, name: form.fullName });
      }}
    />
  );
}

/** One person or company, to be changed. */
export function EditContactDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const contact = useCall('people.get', { contactId }, { asksAnew: true });
  // What was answered earlier may be old: somebody else's change since would be taken back.
  if (!contact.data || !contact.isFetchedAfterMount) {
    return contact.error ? (
      <Dialog isOpen onClose={onClose} title="Contact" error={contact.error.message}>
        {null}
      </Dialog>
    ) : null;
  }
  const { id, optedOut, revision, ...start } = contact.data;
  return (
    <ContactFields
      key={id}
      title={start.fullName}
      label="Save"
      isOptedOut={optedOut}
      contactId={id}
      start={start}
      revision={revision}
      onClose={onClose}
      save={async (form, of) => {
        await callApi('people.save', { contactId, revision: of, form });
        onClose();
      }}
    />
  );
}

type ContactFieldsProps = {
  title: string;
  label: string;
  start: ContactForm;
  isNew?: boolean;
  /** Of the contact as it was read; the dialog keeps the first it is given. */
  revision?: number;
  isOptedOut?: boolean;
  contactId?: string;
  onClose: () => void;
  save: (form: ContactForm, revision: number) => Promise<void>;
};

function ContactFields({ title, label, start, isNew, isOptedOut, onClose, ...props }: ContactFieldsProps) {
  const [revision] = useState(props.revision ?? 0);
  const form = useTyped(contactForm, start, (checked, theirs) =>
    props.save(checked, theirs.revision ? Number(theirs.revision) : revision),
  );
  const { values, set, errors } = form;
  const understood = useUnderstoodMobile(values.mobile);
  // What the name suggests is filled in until it was typed by hand.
  const [isOwn, setOwn] = useState({ firstName: !isNew, salutation: !isNew });
  const name = useRef<HTMLInputElement>(null);
  // The button that allows texts again goes with the message it stands in, and would take the focus along.
  useEffect(() => {
    if (!isOptedOut && document.activeElement === document.body) name.current?.focus();
  }, [isOptedOut]);

  function suggest(kind: ContactForm['kind'], fullName: string): void {
    const suggested = suggestNames(kind, fullName);
    if (!isOwn.firstName) set('firstName', suggested.firstName);
    if (!isOwn.salutation) set('salutation', suggested.salutation);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
      title={title}
      confirm={{ label, onPress: () => form.submit(), isPending: form.isPending }}
      error={form.error}
    >
      <Stack gap={3}>
        {isOptedOut ? (
          <InlineMessage
            tone="warning"
            action={
              props.contactId ? <AllowTextsAgain contactId={props.contactId} name={title} /> : undefined
            }
          >
            This contact has asked for no more texts, so none is sent, whatever is ticked here.
          </InlineMessage>
        ) : null}
        <RadioGroup
          label="Kind"
          isLabelHidden
          orientation="horizontal"
          options={kinds}
          value={values.kind}
          onChange={(id) => {
            const kind = id === 'company' ? 'company' : 'person';
            set('kind', kind);
            suggest(kind, values.fullName);
          }}
        />
        <TextField
          ref={name}
          label="Name"
          description={values.kind === 'person' ? 'With the title: Mrs Priya Shah' : undefined}
          autoFocus
          value={values.fullName}
          onChange={(fullName) => {
            set('fullName', fullName);
            suggest(values.kind, fullName);
          }}
          error={errors.fullName}
          maxLength={120}
        />
        <FormRow>
          <TextField
            label="First name"
            value={values.firstName}
            onChange={(firstName) => {
              set('firstName', firstName);
              setOwn((before) => ({ ...before, firstName: true }));
            }}
            error={errors.firstName}
            maxLength={60}
          />
          <TextField
            label="Letters begin “Dear …”"
            value={values.salutation}
            onChange={(salutation) => {
              set('salutation', salutation);
              setOwn((before) => ({ ...before, salutation: true }));
            }}
            error={errors.salutation}
            maxLength={80}
          />
        </FormRow>
        <FormRow>
          <TextField
            label="Mobile"
            type="tel"
            description={understood}
            value={values.mobile}
            onChange={(mobile) => set('mobile', mobile)}
            error={errors.mobile}
            maxLength={40}
          />
          <TextField
            label="Email"
            type="email"
            value={values.email}
            onChange={(email) => set('email', email)}
            error={errors.email}
            maxLength={254}
          />
        </FormRow>
        <Stack gap={0}>
          <Checkbox
            label="Wants texts"
            isSelected={values.sendTexts}
            onChange={(sendTexts) => set('sendTexts', sendTexts)}
          />
          <Checkbox
            label="Wants emails"
            isSelected={values.sendEmails}
            onChange={(sendEmails) => set('sendEmails', sendEmails)}
          />
        </Stack>
        <TheirsMessage said={sayTheirs(form.theirs)} />
      </Stack>
    </Dialog>
  );
}

const labels: Readonly<Record<keyof ContactForm, string>> = {
  kind: 'Kind',
  fullName: 'Name',
  firstName: 'First name',
  salutation: 'Letters begin “Dear …”',
  mobile: 'Mobile',
  email: 'Email',
  sendTexts: 'Wants texts',
  sendEmails: 'Wants emails',
};

function sayTheirs(theirs: Theirs) {
  return (Object.keys(labels) as (keyof ContactForm)[]).flatMap((key) =>
    theirs[key] === undefined ? [] : [{ label: labels[key], value: theirs[key] }],
  );
}

const kinds = [
  { id: 'person', label: 'Person' },
  { id: 'company', label: 'Company' },
];
