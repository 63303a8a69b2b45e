import type { MessageHelp } from '../../../src-shared/contract/attention.ts';
import type { RemedyKind } from '../../../src-shared/domain/remedies.ts';
import { assertNever } from '../../../src-shared/result.ts';

type Words = Pick<MessageHelp, 'contactName' | 'to' | 'channel' | 'inDoubt'>;

const accountPage = { sms: 'SMS account', email: 'Email account' } as const;

/** What stands on the button of a remedy; a sending names whom and where to. */
export function remedyLabel(kind: RemedyKind, { contactName, to, channel, inDoubt }: Words): string {
  switch (kind) {
    case 'send_again':
      return `Send again to ${contactName}, ${to}`;
    case 'send_anyway':
      return `Send anyway to ${contactName}, ${to}`;
    case 'check_again':
      return inDoubt ? 'Check again' : 'Check now';
    case 'mark_sent':
      return 'Mark as sent';
    case 'correct_contact':
      return `Correct the details of ${contactName}`;
    case 'write_new':
      return channel === 'sms' ? 'Write a new text' : 'Write a text instead';
    case 'account':
      return accountPage[channel];
    case 'sending_options':
      return 'Sending options';
    case 'open_matter':
      return 'Open the matter';
    case 'dealt_with':
      return 'Mark as dealt with';
    default:
      return assertNever(kind);
  }
}

/** What a choice about a message that is not known risks; null for what is no such choice. */
export function riskOf(kind: RemedyKind, canAsk: boolean): string | null {
  switch (kind) {
    case 'check_again':
      return canAsk
        ? 'Risks nothing: the provider is asked once more.'
        : 'A mail server cannot be asked what became of an email. Look among the sent mail of the account, or ask the client.';
    case 'mark_sent':
      return 'Risks that the client was never told.';
    case 'send_again':
      return 'Risks that the client is told twice.';
    default:
      return null;
  }
}

/** Whom a standard user has to ask, as a sentence; null for what everybody can do. */
export function askSentence(kind: RemedyKind, channel: MessageHelp['channel']): string | null {
  if (kind === 'account') return `Ask an administrator to look at Options > ${accountPage[channel]}.`;
  if (kind === 'sending_options') return 'Ask an administrator to look at Options > Sending.';
  return null;
}
