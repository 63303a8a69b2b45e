import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { Page } from '../../ui/page.tsx';
import { SmsAccountFields } from './sms-account-fields.tsx';

/** Options > SMS account: by what the firm's texts go. */
export function SmsAccountPage() {
  const account = useCall('options.smsAccount', {});
  return (
    <Page heading="SMS account" description="By what the firm’s texts go.">
      {account.error && !account.data ? (
        <CallFailure error={account.error} onRetry={() => account.refetch()} />
      ) : null}
      {account.data ? <SmsAccountFields account={account.data} /> : null}
    </Page>
  );
}
