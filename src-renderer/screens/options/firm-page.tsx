import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { type FirmForm, firmForm } from '../../../src-shared/contract/firm-options.ts';
import { dayOf, systemClock } from '../../../src-shared/time.ts';
import { ApiError, callApi, useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { TheirsMessage } from '../../app/theirs-message.tsx';
import type { Theirs } from '../../app/use-typed.ts';
import { Form, FormSection } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Switch } from '../../ui/switch.tsx';
import { exampleReference } from './example-reference.ts';
import { FormText } from './form-text.tsx';
import { SaveFooter } from './save-footer.tsx';
import { useSaveForm } from './use-save-form.ts';

/** Options > Firm: who the firm is, and how its matters are numbered. */
export function FirmPage() {
  const firm = useCall('options.firm', {}, { asksAnew: true });
  return (
    <Page heading="Firm">
      {firm.error && !firm.data ? <CallFailure error={firm.error} onRetry={() => firm.refetch()} /> : null}
      {/* What was answered earlier may be old: another administrator's change since would be taken for this one's. */}
      {firm.data && firm.isFetchedAfterMount ? <FirmFields stored={firm.data} /> : null}
    </Page>
  );
}

const fields = ['name', 'phone', 'email', 'referencePattern', 'saveAndActivate'] as const;

const labels: Readonly<Record<(typeof fields)[number], string>> = {
  name: 'Name',
  phone: 'Telephone',
  email: 'Email',
  referencePattern: 'Reference pattern',
  saveAndActivate: 'Save and Activate',
};

function FirmFields({ stored }: { stored: FirmForm }) {
  const form = useForm<FirmForm>({ resolver: zodResolver(firmForm), defaultValues: stored });
  const { control } = form;
  // As it was read, or told since: a save writes what differs from it.
  const [was, setWas] = useState(stored);
  const [theirs, setTheirs] = useState<Theirs>({});
  const { submit, isSaved, error } = useSaveForm<FirmForm>({
    form,
    fields,
    save: async (values) => {
      try {
        await callApi('options.saveFirm', { was, form: values });
        setWas(values);
        setTheirs({});
      } catch (failure) {
        if (failure instanceof ApiError && failure.code === 'changed_meanwhile') {
          setTheirs(failure.details);
          setWas(withTheirs(was, failure.details));
        }
        throw failure;
      }
    },
  });
  const pattern = useWatch({ control, name: 'referencePattern' });
  return (
    <Form onSubmit={submit} label="Firm">
      <FormSection heading="The firm" description="Tokens put these into texts, emails and documents.">
        <FormText control={control} name="name" label="Name" />
        <FormText control={control} name="phone" label="Telephone" type="tel" width="medium" />
        <FormText control={control} name="email" label="Email" type="email" width="medium" />
      </FormSection>
      <FormSection heading="New matters">
        <FormText
          control={control}
          name="referencePattern"
          label="Reference pattern"
          width="medium"
          spellCheck={false}
          description={`{number} counts up; {year} and {yy} are the year. Example: ${exampleReference(pattern, dayOf(systemClock.now()))}`}
        />
        <Controller
          control={control}
          name="saveAndActivate"
          render={({ field: { name, value, onChange } }) => (
            <Switch
              name={name}
              label="Save and Activate"
              description="New Matter can open a matter and activate it at once. Without it, every matter begins as a Quote."
              isSelected={value}
              onChange={onChange}
            />
          )}
        />
      </FormSection>
      <TheirsMessage said={sayTheirs(theirs)} />
      <SaveFooter isPending={form.formState.isSubmitting} isSaved={isSaved} error={error} />
    </Form>
  );
}

function withTheirs(was: FirmForm, theirs: Theirs): FirmForm {
  const { saveAndActivate, ...texts } = theirs;
  return {
    ...was,
    ...texts,
    saveAndActivate: saveAndActivate === undefined ? was.saveAndActivate : saveAndActivate === 'yes',
  };
}

function sayTheirs(theirs: Theirs) {
  return fields.flatMap((field) => {
    const value = theirs[field];
    return value === undefined ? [] : [{ label: labels[field], value }];
  });
}
