import { CircleAlert, Clock, FlaskConical, GraduationCap } from 'lucide-react';
import type { CurrentSession } from '../../src-shared/contract/session.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useNavigation } from './navigation.ts';
import { sayInstantNow } from './time-words.ts';

type Safety = Pick<CurrentSession, 'practice' | 'testMode'>;

const channelWord = { sms: 'Texts', email: 'Emails' } as const;

/** Which messages reach no client: kept here in practice, or sent to the firm itself in test mode; empty when all do. */
function safetySentence({ practice: { sms, email }, testMode }: Safety): string {
  if (sms && email) return 'Practice: texts and emails are kept here. Nothing leaves this computer.';
  if (testMode) {
    if (sms)
      return 'Practice for texts: they are kept here. Test mode: emails go to the firm’s own address. Nothing reaches a client.';
    if (email)
      return 'Practice for emails: they are kept here. Test mode: texts go to the firm’s own number. Nothing reaches a client.';
    return 'Test mode: texts and emails go to the firm’s own number and address. Nothing reaches a client.';
  }
  if (sms) return 'Practice for texts: they are kept here and do not leave this computer. Emails are sent.';
  if (email) return 'Practice for emails: they are kept here and do not leave this computer. Texts are sent.';
  return '';
}

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
      {session.paused.map(({ channel, reason, until }) => (
        <Banner key={channel} tone="warning">
          {`${channelWord[channel]} wait: ${reason} They are tried again ${sayInstantNow(until)}.`}
        </Banner>
      ))}
    </>
  );
}

/** In the status line: how many messages wait, and how many a person must look at. */
export function SendingStatus({ session }: { session: CurrentSession }) {
  const { waiting, attention, practice, testMode } = session;
  return (
    <>
      {testMode ? (
        <>
          <Icon icon={FlaskConical} size={14} />
          Test mode
        </>
      ) : null}
      {practice.sms || practice.email ? (
        <>
          <Icon icon={GraduationCap} size={14} />
          Practice
        </>
      ) : null}
      {attention > 0 ? (
        <>
          <Icon icon={CircleAlert} tone="danger" size={14} />
          {attention === 1 ? '1 needs attention' : `${attention} need attention`}
        </>
      ) : null}
      <Icon icon={Clock} size={14} />
      {waiting === 0 ? 'No message waits' : waiting === 1 ? '1 message waits' : `${waiting} messages wait`}
    </>
  );
}
