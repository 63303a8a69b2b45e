import { useRef } from 'react';
import { type MailProvider, mailProviderNames } from '../../../src-shared/domain/mail-providers.ts';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Form, FormFooter, FormSection } from '../../ui/form.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';

type MailSignInProps = {
  provider: MailProvider;
  /** Empty: nobody is. */
  signedInAs: string;
  signInEnded: boolean;
  /** The form above has changes that are not saved: the sign-in would use the old ones. */
  isDirty: boolean;
};

/** Signs in, in the browser, to the provider whom the saved account names, and out again. */
export function MailSignIn({ provider, signedInAs, signInEnded, isDirty }: MailSignInProps) {
  const signIn = useAct('options.mailSignIn');
  const cancel = useAct('options.cancelMailSignIn');
  const signOut = useAct('options.mailSignOut');
  const button = useRef<HTMLButtonElement>(null);
  const isSignedIn = signedInAs !== '' && !isDirty;
  const name = mailProviderNames[provider];
  const start = (): void => {
    signOut.reset();
    signIn.mutate({});
  };
  return (
    <Form onSubmit={start} label="Sign-in">
      <FormSection
        heading="Sign-in"
        description={
          isDirty
            ? 'Save first: the sign-in is for what is saved.'
            : `Sign in with the account that sends the firm’s emails. ${name} asks you in the browser; Clerkwell never sees the password.`
        }
      >
        {isSignedIn ? <SignedIn {...{ signedInAs, signInEnded }} /> : null}
        <FormFooter
          message={
            signIn.isPending ? (
              <Waiting
                onCancel={() => {
                  cancel.mutate({});
                  button.current?.focus();
                }}
              />
            ) : (
              <SignInAnswer {...{ signIn, signOut, isSignedIn }} />
            )
          }
        >
          <Button
            type="submit"
            ref={button}
            variant={isSignedIn && !signInEnded ? 'secondary' : 'primary'}
            isPending={signIn.isPending}
            isDisabled={isDirty}
          >
            {isSignedIn ? 'Sign in again…' : 'Sign in…'}
          </Button>
          {isSignedIn && !signIn.isPending ? (
            <Button
              isPending={signOut.isPending}
              onPress={() => {
                signIn.reset();
                signOut.mutate({});
                button.current?.focus();
              }}
            >
              Sign out
            </Button>
          ) : null}
        </FormFooter>
      </FormSection>
    </Form>
  );
}

function Waiting({ onCancel }: { onCancel: () => void }) {
  return (
    <InlineMessage
      tone="info"
      action={
        <Button size="small" onPress={onCancel}>
          Cancel
        </Button>
      }
    >
      Waiting for you to sign in in the browser…
    </InlineMessage>
  );
}

function SignedIn({ signedInAs, signInEnded }: Pick<MailSignInProps, 'signedInAs' | 'signInEnded'>) {
  if (!signInEnded) return <InlineMessage tone="success">{`Signed in as ${signedInAs}`}</InlineMessage>;
  return (
    <InlineMessage tone="warning">
      {`The sign-in as ${signedInAs} has ended. Emails wait until you sign in again.`}
    </InlineMessage>
  );
}

type SignInAnswerProps = {
  signIn: ReturnType<typeof useAct<'options.mailSignIn'>>;
  signOut: ReturnType<typeof useAct<'options.mailSignOut'>>;
  isSignedIn: boolean;
};

/** What became of it; who is signed in stands above. */
function SignInAnswer({ signIn, signOut, isSignedIn }: SignInAnswerProps) {
  const error = signOut.error ?? signIn.error;
  if (error) return <InlineMessage tone="danger">{error.message}</InlineMessage>;
  if (signOut.data && !isSignedIn)
    return <InlineMessage tone="info">You are signed out. Emails wait.</InlineMessage>;
  if (!signIn.data || signIn.data.outcome === 'signed_in') return null;
  const tone = signIn.data.outcome === 'refused' ? 'danger' : 'info';
  return <InlineMessage tone={tone}>{signIn.data.sentence}</InlineMessage>;
}
