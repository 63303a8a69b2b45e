import type { TriedAction, TriedMessage } from '../../src-shared/contract/task-templates.ts';
import { findBankDetails, sayBankDetails } from '../../src-shared/domain/bank-details-guard.ts';
import { partyRoleNames } from '../../src-shared/domain/party-roles.ts';
import { skipSentence } from '../../src-shared/domain/skip-reasons.ts';
import { measureSms } from '../../src-shared/domain/sms.ts';
import type { TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import { warnOfMarketing } from '../../src-shared/domain/warn-of-marketing.ts';
import { assertNever } from '../../src-shared/result.ts';
import { formatDay, timeOfDay } from '../../src-shared/time.ts';
import type { PartyRow } from '../matters/token-values.ts';
import type { SameText } from '../messages/recent-queries.ts';
import { sayFieldValue } from '../tasks/plan-effects.ts';
import type { Does, PlannedStep } from '../tasks/planned-step.ts';
import type { Told } from '../tasks/told.ts';

/** The steps of one action of a definition, as the test bench shows them. `held`: until when its messages would wait, in words. */
export function toTriedAction(
  action: TriggeredAction,
  steps: readonly PlannedStep[],
  held: string | null,
): TriedAction {
  const [first] = steps;
  // Steps for a client or party say each for themselves why they would not be sent.
  const whole = steps.find((step) => step.party === null);
  const messages = steps.flatMap((step) => (step.party ? [toTriedMessage(step, step.party, held)] : []));
  return {
    actionId: action.id,
    kind: action.kind,
    sentence: sayAction(action, first?.does),
    problem: whole?.does.kind === 'skip' ? skipSentence(whole.does.reason, '', whole.does.detail) : null,
    condition: first?.explained ?? null,
    messages,
  };
}

function toTriedMessage(step: PlannedStep, party: PartyRow, held: string | null): TriedMessage {
  const { does, told, sameText } = step;
  const contactName = party.full_name;
  if (does.kind !== 'message') {
    const channel = (does.kind === 'skip' && does.channel) || 'sms';
    const to = (channel === 'sms' ? party.mobile : party.email) ?? '';
    const problem = does.kind === 'skip' ? skipSentence(does.reason, contactName, does.detail) : null;
    return { contactName, channel, to, subject: null, text: '', sms: null, problem, warnings: [] };
  }
  const { channel, shown: to, subject, body: text } = does;
  const warnings = told ? [sayTold(contactName, told)] : [];
  if (sameText) warnings.push(saySameText(contactName, sameText));
  warnings.push(...sayRules(step, held));
  if (channel === 'email')
    return { contactName, channel, to, subject, text, sms: null, problem: null, warnings };
  const { units, encoding, segments, outside } = measureSms(text);
  if (outside.length > 0)
    warnings.push(
      `${outside.map((character) => `“${character}”`).join(', ')} cannot stand in an ordinary SMS, so that one holds 70 characters instead of 160.`,
    );
  if (segments > 1) warnings.push(`It is sent as ${segments} SMS, and costs as much.`);
  const sms = { units, encoding, segments };
  return { contactName, channel, to, subject, text, sms, problem: null, warnings };
}

function sayTold(name: string, { on, certainty }: Told): string {
  const was = certainty === 'told' ? 'was told' : 'may have been told';
  return `${name} ${was} this on ${formatDay(on, 'd MMM yyyy')}: it goes again only if you say so.`;
}

/** What the rules of sending would do with a message that is ticked now. */
function sayRules({ action, does }: PlannedStep, held: string | null): string[] {
  if (does.kind !== 'message') return [];
  const text = `${does.subject ?? ''}\n${does.body}`;
  const bankDetails = findBankDetails(text);
  const marketing = action.kind === 'email_party' ? null : warnOfMarketing(text);
  return [
    ...(bankDetails ? [`It would be blocked. ${sayBankDetails(bankDetails)}`] : []),
    ...(held === null
      ? []
      : [`Ticked now, it would wait until ${held}: messages go within the sending hours only.`]),
    ...(marketing === null ? [] : [marketing]),
  ];
}

function saySameText(name: string, { at, certainty }: SameText): string {
  const went = certainty === 'told' ? 'was' : 'may have been';
  const was = at === null ? `already waits to go to ${name}` : `${went} sent to ${name} at ${timeOfDay(at)}`;
  return `The same text ${was}: it goes again only if you say so.`;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const messageWords = {
  sms: 'a text',
  email: 'an email',
  preferred: 'a text, or an email to those who take no texts',
};

/** What an action would do, as a sentence. */
function sayAction(action: TriggeredAction, does: Does | undefined): string {
  switch (action.kind) {
    case 'send_progress_message': {
      const review = action.reviewFirst ? ' You look at it first.' : '';
      return `Sends each client ${messageWords[action.channel]}.${review}`;
    }
    case 'email_party': {
      const review = action.reviewFirst ? ' You look at it first.' : '';
      return `Emails the ${lowerFirst(partyRoleNames[action.role])}.${review}`;
    }
    case 'create_file_note':
      return does?.kind === 'note'
        ? `Opens a file note for you to complete: ${does.description}`
        : 'Opens a file note for you to complete.';
    case 'change_status':
      return does?.kind === 'status'
        ? `Changes the status from ${does.from.name} to ${does.to.name}.`
        : 'Changes the status.';
    case 'set_field':
      if (does?.kind !== 'field') return 'Sets a field.';
      return does.to === ''
        ? `Empties “${does.label}”.`
        : `Sets “${does.label}” to ${sayFieldValue(does.type, does.to)}.`;
    case 'set_tasks': {
      const what = action.notRequired ? 'Marks tasks not required' : 'Makes tasks required again';
      return does?.kind === 'tasks'
        ? `${what}: ${does.tasks.map((task) => `“${task.name}”`).join(', ')}.`
        : `${what}.`;
    }
    case 'open_web_page':
      return does?.kind === 'page' ? `Offers a web page to open: ${does.url}` : 'Offers a web page to open.';
    case 'create_reminder':
      return does?.kind === 'reminder'
        ? `Makes a reminder for ${formatDay(does.day, 'EEEE d MMMM yyyy')}: ${does.text}`
        : 'Makes a reminder.';
    default:
      return assertNever(action);
  }
}
