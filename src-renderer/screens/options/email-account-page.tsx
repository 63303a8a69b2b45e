import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { Page } from '../../ui/page.tsx';
import { EmailAccountFields } from './email-account-fields.tsx';

/** Options > Email account: by what the firm's progress emails go. */
export function EmailAccountPage() {
  const account = useCall('options.emailAccount', {});
  return (
    <Page heading="Email account" description="By what the firm’s progress emails go.">
      {account.error && !account.data ? (
        <CallFailure error={account.error} onRetry={() => account.refetch()} />
      ) : null}
      {account.data ? <EmailAccountFields account={account.data} /> : null}
    </Page>
  );
}
