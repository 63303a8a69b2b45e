import { expect, onTestFinished, test } from 'vitest';
import { doubtReasons } from '../../src-main/delivery/reasons/doubt-reasons.ts';
import { lateReasons } from '../../src-main/delivery/reasons/late-reasons.ts';
import { waitingReasons } from '../../src-main/delivery/reasons/waiting-reasons.ts';
import { withdrawnReasons } from '../../src-main/delivery/reasons/withdrawn-reasons.ts';
import { allReasons, type ReasonCode, reasonFor, reasonSentence } from '../../src-main/delivery/reasons.ts';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import type { RemedyKind } from '../../src-shared/domain/remedies.ts';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds, systemClock } from '../../src-shared/time.ts';
import { startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { startTwilioStandIn } from '../support/twilio-stand-in.ts';
import { describeApplication } from './support/application.ts';
import {
  attentionRows,
  chosenAttention,
  findShah,
  goToAttention,
  mrsShah,
} from './support/attention-steps.ts';
import { callFrom } from './support/calls.ts';
import { putMessages, readRows, type StandingMessage } from './support/standing-messages.ts';
import {
  clickTask,
  documentRows,
  eventually,
  openMatter,
  searchesReceived,
  setUndoWindow,
  setUpOfficeMail,
  setUpTwilio,
  shahMatter,
  showTab,
} from './support/steps.ts';

const { name, ...to } = mrsShah;
type Channel = keyof typeof to;

/** What the button of each remedy says. */
const buttons: Readonly<Record<RemedyKind, (channel: Channel) => string>> = {
  send_again: (channel) => `Send again to ${name}, ${to[channel]}`,
  send_anyway: (channel) => `Send anyway to ${name}, ${to[channel]}`,
  check_again: () => 'Check again',
  mark_sent: () => 'Mark as sent',
  correct_contact: () => `Correct the details of ${name}`,
  write_new: (channel) => (channel === 'sms' ? 'Write a new text' : 'Write a text instead'),
  account: (channel) => (channel === 'sms' ? 'SMS account' : 'Email account'),
  sending_options: () => 'Sending options',
  open_matter: () => 'Open the matter',
  dealt_with: () => 'Mark as dealt with',
};

/** Reasons of emails; any other is one of texts. */
const ofEmails: readonly ReasonCode[] = allReasons().filter((reason) =>
  /mail|address|content_refused|not_flagged_for_emails|trying_again/.test(reason),
);

/** Where nobody has to look, the file says why. */
const quiet: readonly ReasonCode[] = ['withdrawn', 'no_receipt', 'marked_sent'];

function stateOf(reason: ReasonCode): MessageState {
  if (reason in waitingReasons) return 'queued';
  if (reason in doubtReasons) return 'not_known';
  if (reason === 'no_receipt' || reason === 'marked_sent') return 'accepted';
  if (reason in lateReasons) return 'undelivered';
  if (reason === 'expired') return 'expired';
  if (reason === 'bank_details' || reason === 'daily_limit') return 'blocked';
  return reason in withdrawnReasons ? 'cancelled' : 'failed';
}

const detail = '30008';
const channelOf = (reason: ReasonCode): Channel => (ofEmails.includes(reason) ? 'email' : 'sms');

/** A message for each reason, as the runner leaves one that meets it; the first of the table is the newest. */
function standingFor(reasons: readonly ReasonCode[], about: { matterId: string; contactId: string }) {
  const now = systemClock.now();
  return reasons.map((reason, index): StandingMessage => {
    const state = stateOf(reason);
    const channel = channelOf(reason);
    return {
      channel,
      state,
      reason,
      reason_detail: detail,
      body: `About ${reason}`,
      subject: channel === 'email' ? `Subject of ${reason}` : null,
      matter_id: about.matterId,
      contact_id: about.contactId,
      state_at: addSeconds(now, -60 * (index + 1)),
      due_at: state === 'queued' ? addSeconds(now, 7 * 86_400) : now,
      not_after: addSeconds(now, 8 * 86_400),
      gateway: channel === 'email' ? 'smtp' : 'twilio',
      attention: state === 'queued' || quiet.includes(reason) ? 0 : 1,
      may_have_gone: state === 'not_known' ? 1 : 0,
      retried: 1,
    };
  });
}

describeApplication('Every failure', (open) => {
  test('that needs a person is a sentence with its remedies in Needs attention', async () => {
    const { page, dataFolder } = await open();
    const reasons = allReasons().filter((reason) => stateOf(reason) !== 'queued' && !quiet.includes(reason));
    putMessages(dataFolder, standingFor(reasons, await findShah(page)));
    await page.reload();
    await goToAttention(page);
    await page.getByRole('grid', { name: 'Messages' }).getByRole('row').nth(1).click();
    for (const reason of reasons) {
      const pane = chosenAttention(page);
      await pane.getByText(`About ${reason}`, { exact: true }).waitFor();
      await pane.getByText(reasonSentence(reason, detail), { exact: true }).waitFor();
      const named = reasonFor(reason).remedies;
      const isDoubt = stateOf(reason) === 'not_known';
      const kinds: RemedyKind[] = [...named, 'open_matter', ...(isDoubt ? [] : (['dealt_with'] as const))];
      const shown = await pane.getByRole('button').allInnerTexts();
      expect(shown, reason).toEqual([...new Set(kinds)].map((kind) => buttons[kind](channelOf(reason))));
      await page.keyboard.press('ArrowDown');
    }
  });

  test('that passes by itself, or needs nothing, is a sentence on the file', async () => {
    const { page, dataFolder } = await open();
    const reasons = allReasons().filter((reason) => stateOf(reason) === 'queued' || quiet.includes(reason));
    putMessages(dataFolder, standingFor(reasons, await findShah(page)));
    await page.reload();
    await openMatter(page, shahMatter);
    await showTab(page, 'Documents');
    await documentRows(page, `About ${reasons[0]}`).click();
    for (const reason of reasons) {
      const preview = page.getByRole('region', { name: 'Preview' });
      await preview.getByRole('heading', { name: `About ${reason}`, exact: true }).waitFor();
      const sentence = reasonSentence(reason, detail);
      const said = reason === 'undo_window' ? 'while it can be undone.' : sentence;
      await preview.getByText(said).first().waitFor();
      for (const kind of reasonFor(reason).remedies) {
        await preview.getByRole('button', { name: buttons[kind](channelOf(reason)) }).waitFor();
      }
      await page.keyboard.press('ArrowDown');
    }
  });

  test('that Twilio gives, at the door and later, reaches the user as its sentence', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page, dataFolder } = await open();
    await setUpTwilio(page, twilio);
    const { matterId, contactId } = await findShah(page);
    const sentences = {
      21211: 'The number is not a valid one.',
      21606: 'The provider does not accept the sender (code 21606).',
      21408: 'The SMS account may not text numbers of this country.',
      21608: 'The SMS account is a trial',
      21612: 'The provider cannot reach this number.',
      21614: 'The number is not a mobile.',
      29999: 'The provider refused the message (code 29999).',
    };
    const before = (await callFrom(page, 'attention.list', { limit: 60, after: null })).messages.length;
    twilio.behave(
      ...Object.keys(sentences).map((code) => ({ kind: 'error', status: 400, code: Number(code) }) as const),
    );
    await goToAttention(page);
    const rows = page.getByRole('grid', { name: 'Messages' }).getByRole('row');
    for (const [index, code] of Object.keys(sentences).entries()) {
      await callFrom(page, 'messages.sendSms', {
        matterId,
        contactId,
        mobile: to.sms,
        text: `Text number ${code}`,
        messageId: newId(),
        isAgain: false,
      });
      // One that waits counts towards the client's daily limit; one that was refused does not.
      await eventually(() => rows.count()).toBe(1 + before + index + 1);
    }
    const listed = await callFrom(page, 'attention.list', { limit: 60, after: null });
    const notes = listed.messages.map(({ status }) => status.note);
    for (const sentence of Object.values(sentences))
      expect(notes).toContainEqual(expect.stringContaining(sentence));

    twilio.statuses = ['undelivered'];
    twilio.errorCode = 30005;
    await callFrom(page, 'messages.sendSms', {
      matterId,
      contactId,
      mobile: to.sms,
      text: 'A text to nobody',
      messageId: newId(),
      isAgain: false,
    });
    await rows.filter({ hasText: 'Not delivered' }).filter({ hasText: name }).click();
    await chosenAttention(page).getByText('The number is unknown or no longer in use.').waitFor();
    expect(twilio.problems).toEqual([]);
    expect(readRows(dataFolder, "select count(*) as n from messages where state = 'undelivered'")[0]?.n).toBe(
      2,
    );
  });

  test('that a mail server gives reaches the user as its sentence', async () => {
    const smtp = await startSmtpStandIn({ security: 'none' });
    onTestFinished(() => smtp.close());
    const { page } = await open();
    await setUpOfficeMail(page, smtp.port);
    await setUndoWindow(page, 0);
    smtp.refuses = (recipient) => (recipient === to.email ? 550 : null);
    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    await goToAttention(page);
    await attentionRows(page, name).click();
    await chosenAttention(page)
      .getByText("The mail server refused the client's address (code 550). Nothing was sent.")
      .waitFor();
    await chosenAttention(page)
      .getByRole('button', { name: buttons.send_again('email') })
      .waitFor();
  });
});
