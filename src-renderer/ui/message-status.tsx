import {
  Ban,
  CheckCheck,
  CircleQuestionMark,
  CircleX,
  Clock,
  LoaderCircle,
  MailOpen,
  MessageSquareDot,
  MessageSquareOff,
  Send,
  TimerOff,
  TriangleAlert,
} from 'lucide-react';
import { Icon, type LucideIcon, type Tone } from './icon.tsx';
import styles from './message-status.module.css';

export type MessageStatusKind =
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'not_known'
  | 'cancelled'
  | 'blocked'
  | 'failed'
  | 'expired'
  | 'unread'
  | 'read';

const kinds: Readonly<Record<MessageStatusKind, { icon: LucideIcon; word: string; tone: Tone }>> = {
  waiting: { icon: Clock, word: 'Waiting', tone: 'info' },
  sending: { icon: LoaderCircle, word: 'Sending', tone: 'info' },
  sent: { icon: Send, word: 'Sent', tone: 'success' },
  delivered: { icon: CheckCheck, word: 'Delivered', tone: 'success' },
  undelivered: { icon: CircleX, word: 'Not delivered', tone: 'danger' },
  not_known: { icon: CircleQuestionMark, word: 'Not known', tone: 'warning' },
  cancelled: { icon: Ban, word: 'Cancelled', tone: 'muted' },
  blocked: { icon: MessageSquareOff, word: 'Blocked', tone: 'warning' },
  failed: { icon: TriangleAlert, word: 'Failed', tone: 'danger' },
  expired: { icon: TimerOff, word: 'Expired', tone: 'muted' },
  unread: { icon: MessageSquareDot, word: 'Unread', tone: 'accent' },
  read: { icon: MailOpen, word: 'Read', tone: 'muted' },
};

export interface MessageStatusProps {
  status: MessageStatusKind;
  /** Behind the word: "until 8:00 tomorrow", "no mobile number". */
  detail?: string;
  isIconOnly?: boolean;
}

/** How far a message has got, or whether a reply was read, as icon and word. */
export function MessageStatus({ status, detail, isIconOnly }: MessageStatusProps) {
  const { icon, word, tone } = kinds[status];
  const whole = detail ? `${word} ${detail}` : word;
  if (isIconOnly) return <Icon icon={icon} tone={tone} label={whole} />;
  return (
    <span className={styles.status} title={whole}>
      <Icon icon={icon} tone={tone} />
      <span className={styles.words}>
        {word}
        {detail ? <span className={styles.detail}> {detail}</span> : null}
      </span>
    </span>
  );
}
