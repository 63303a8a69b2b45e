import type { Control } from 'react-hook-form';
import type { EmailAccountForm } from '../../../src-shared/contract/sending.ts';
import { type MailProvider, mailProviderNames } from '../../../src-shared/domain/mail-providers.ts';
import { FormSection } from '../../ui/form.tsx';
import { FormText } from './form-text.tsx';
import { SecretField } from './secret-field.tsx';

type MailAppFieldsProps = {
  provider: MailProvider;
  control: Control<EmailAccountForm>;
  hasClientSecret: boolean;
};

const idDescriptions: Readonly<Record<MailProvider, string>> = {
  microsoft: 'Entra calls it Application (client) ID.',
  google: 'It ends in .apps.googleusercontent.com.',
};

/** The firm's registration of Clerkwell with its mail provider. */
export function MailAppFields({ provider, control, hasClientSecret }: MailAppFieldsProps) {
  return (
    <FormSection
      heading="Registration"
      description={`IT registers Clerkwell with ${mailProviderNames[provider]} once. The steps are in the IT guide, under “Email by Microsoft 365 or Google”.`}
    >
      <FormText
        control={control}
        name="registration"
        label="Client ID"
        description={idDescriptions[provider]}
        spellCheck={false}
      />
      {provider === 'microsoft' ? (
        <FormText
          control={control}
          name="tenant"
          label="Tenant"
          description="The tenant ID, or a domain of the firm such as example.com."
          spellCheck={false}
        />
      ) : (
        <SecretField control={control} name="clientSecret" label="Client secret" isStored={hasClientSecret} />
      )}
    </FormSection>
  );
}
