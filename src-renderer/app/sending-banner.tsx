import { CircleAlert, Clock, CloudOff, FlaskConical, GraduationCap, RotateCw, Send } from 'lucide-react';
import type { CurrentSession } from '../../src-shared/contract/session.ts';
import { useAct } from '../api.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useNavigation } from './navigation.ts';
import { useShowDeed } from './outcome.ts';
import { outboxWords, pauseSentences, practiceWords, type Safety, safetySentence } from './sending-words.ts';

/** Where an administrator changes it. */
function safetyPage({ practice: { sms, email } }: Safety): 'sms-account' | 'email-account' | 'sending' {
  if (sms) return 'sms-account';
  return email ? 'email-account' : 'sending';
}

/** Across every screen: that sending is practice or a test only, and which channel waits and why. */
export function SendingBanner(props: { session: CurrentSession; isAdministrator: boolean }) {
  const { session, isAdministrator } = props;
  const { go } = useNavigation();
  const sentence = safetySentence(session);
  const page = safetyPage(session);
  return (
    <>
      {sentence ? (
        <Banner
          tone="info"
          action={
            isAdministrator ? (
              <Button size="small" onPress={() => go({ type: 'options', page: { kind: page } })}>
                {page === 'sending' ? 'Open Sending' : 'Set up sending'}
              </Button>
            ) : undefined
          }
        >
          {sentence}
        </Banner>
      ) : null}
      {pauseSentences(session.paused).map(({ id, sentence }, index) => (
        // One press tries both channels: it stands in the first line only.
        <Banner key={id} tone="warning" action={index === 0 ? <RetryNow /> : undefined}>
          {sentence}
        </Banner>
      ))}
    </>
  );
}

/** Tries at once what waits for a failed try. What comes of it shows in the line it stands in. */
function RetryNow({ isQuiet }: { isQuiet?: boolean }) {
  const retry = useAct('sending.retryNow');
  const showDeed = useShowDeed();
  return (
    <Button
      size="small"
      icon={RotateCw}
      variant={isQuiet ? 'ghost' : 'secondary'}
      isPending={retry.isPending}
      onPress={() =>
        retry.mutate(
          {},
          {
            onError: ({ message }) =>
              showDeed({ kind: 'failed', title: 'Nothing was retried', sentence: message }),
          },
        )
      }
    >
      Retry now
    </Button>
  );
}

/** In the status line: what is being sent, what waits and for what, and how many messages a person must look at. */
export function SendingStatus({ session }: { session: CurrentSession }) {
  const { attention, practice, testMode, paused, sending, canRetry } = session;
  const inPractice = practiceWords(practice);
  return (
    <>
      {testMode ? (
        <>
          <Icon icon={FlaskConical} size={14} />
          Test mode
        </>
      ) : null}
      {inPractice ? (
        <>
          <Icon icon={GraduationCap} size={14} />
          {inPractice}
        </>
      ) : null}
      {paused.some(({ offline }) => offline) ? (
        <>
          <Icon icon={CloudOff} tone="warning" size={14} />
          No connection
        </>
      ) : null}
      {attention > 0 ? (
        <>
          <Icon icon={CircleAlert} tone="danger" size={14} />
          {attention === 1 ? '1 message needs attention' : `${attention} messages need attention`}
        </>
      ) : null}
      <Icon icon={sending > 0 ? Send : Clock} size={14} />
      {outboxWords(session).join(', ')}
      {canRetry && paused.length === 0 ? <RetryNow isQuiet /> : null}
    </>
  );
}
