import { CircleAlert, Clock, FlaskConical, GraduationCap } from 'lucide-react';
import type { CurrentSession } from '../../src-shared/contract/session.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useNavigation } from './navigation.ts';
import { sayInstantNow } from './time-words.ts';

const channelWord = { sms: 'Texts', email: 'Emails' } as const;

/** Which messages do not leave this computer; empty when all of them do. */
export function practiceSentence({ sms, email }: CurrentSession['practice']): string {
  if (sms && email) return 'Practice: texts and emails are kept here. Nothing leaves this computer.';
  if (sms) return 'Practice for texts: they are kept here and do not leave this computer. Emails are sent.';
  if (email) return 'Practice for emails: they are kept here and do not leave this computer. Texts are sent.';
  return '';
}

/** What test mode does with the channels that are not practice. */
function testModeSentence({ sms, email }: CurrentSession['practice']): string {
  const what = sms ? 'emails go' : email ? 'texts go' : 'texts and emails go';
  return `Test mode: ${what} to the firm’s own ${sms ? 'address' : email ? 'number' : 'number and address'}. Nothing reaches a client.`;
}

/** Across every screen: that sending is practice or a test only, and which channel waits and why. */
export function SendingBanner(props: { session: CurrentSession; isAdministrator: boolean }) {
  const { session, isAdministrator } = props;
  const { go } = useNavigation();
  const practice = practiceSentence(session.practice);
  const page = session.practice.sms ? ('sms-account' as const) : ('email-account' as const);
  return (
    <>
      {practice ? (
        <Banner
          tone="info"
          action={
            isAdministrator ? (
              <Button size="small" onPress={() => go({ type: 'options', page: { kind: page } })}>
                Set up sending
              </Button>
            ) : undefined
          }
        >
          {practice}
        </Banner>
      ) : null}
      {session.testMode ? (
        <Banner
          tone="info"
          action={
            isAdministrator ? (
              <Button size="small" onPress={() => go({ type: 'options', page: { kind: 'sending' } })}>
                Open Sending
              </Button>
            ) : undefined
          }
        >
          {testModeSentence(session.practice)}
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
