import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { startTwilioStandIn } from '../support/twilio-stand-in.ts';
import { expectAccessible, focused } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import {
  attentionRows,
  chosenAttention,
  findShah,
  goToAttention,
  mrsShah,
  showAttention,
} from './support/attention-steps.ts';
import { callFrom } from './support/calls.ts';
import { changeRows, readRows } from './support/standing-messages.ts';
import {
  clickTask,
  documentRows,
  eventually,
  field,
  openMatter,
  pressEscape,
  searchesReceived,
  setUndoWindow,
  setUpTwilio,
  shahMatter,
  showTab,
  whatHappened,
} from './support/steps.ts';

const { name, sms: number } = mrsShah;
const sendAgain = `Send again to ${name}, ${number}`;

const press = (page: Page, button: string) =>
  chosenAttention(page).getByRole('button', { name: button, exact: true }).click();

/** What has become of the message with these words. */
const rowOf = (dataFolder: string, body: string) =>
  readRows(
    dataFolder,
    `select state, reason, sends_again, attention, limit_waived from messages where body = '${body}'`,
  )[0];

describeApplication('Needs attention', (open) => {
  test('goes on from one message to the next, by keyboard alone, and says when nothing is left', async () => {
    const { page, dataFolder, faults } = await open();
    changeRows(dataFolder, 'update messages set attention = 0');
    await showAttention(page, dataFolder, [{ body: 'First' }, { body: 'Second' }, { body: 'Third' }]);
    const rail = page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('button', { name: 'Needs attention' });
    expect(await rail.textContent()).toContain('3');
    await expectAccessible(page, 'Needs attention');
    await page.keyboard.press('Control+F');
    await page.keyboard.press('Control+Shift+A');
    await attentionRows(page).nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await chosenAttention(page).getByText('Second', { exact: true }).waitFor();
    await press(page, 'Mark as dealt with');
    await page.getByText('It stays on the file as it is.').waitFor();
    await chosenAttention(page).getByText('Third', { exact: true }).waitFor();
    await eventually(() => focused(page)).toMatch(new RegExp(`^row .*${name}`));
    for (const body of ['Third', 'First']) {
      await chosenAttention(page).getByText(body, { exact: true }).waitFor();
      await press(page, 'Mark as dealt with');
    }
    await page.getByText('No message needs attention.').waitFor();
    await eventually(() => focused(page)).toMatch(/No message needs attention/);
    await whatHappened(page).getByRole('button', { name: 'Put it back' }).click();
    await chosenAttention(page).getByText('First', { exact: true }).waitFor();
    await press(page, 'Mark as dealt with');
    await page.getByText('No message needs attention.').waitFor();
    await expectAccessible(page, 'Needs attention, empty');
    expect(rowOf(dataFolder, 'Second')).toMatchObject({ state: 'failed', attention: 0 });
    expect(faults).toEqual([]);
  });

  test('sends again to the number of now, and never to one that was not seen', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page, dataFolder } = await open();
    await setUpTwilio(page, twilio);
    await showAttention(page, dataFolder, [
      { body: 'Once more' },
      { body: 'All the same', state: 'blocked', reason: 'daily_limit', reason_detail: '5' },
    ]);
    changeRows(dataFolder, `update contacts set mobile = '+447700900119' where full_name = '${name}'`);
    await press(page, sendAgain);
    await whatHappened(page).getByText(`The number of ${name} is 07700 900119 now`).waitFor();
    expect(rowOf(dataFolder, 'Once more')).toMatchObject({ state: 'failed', sends_again: 0 });
    await page.reload();
    await goToAttention(page);
    await attentionRows(page).nth(1).click();
    await press(page, `Send again to ${name}, 07700 900119`);
    await whatHappened(page).getByText(`It waits to be sent to ${name}, 07700 900119.`).waitFor();
    await eventually(() => twilio.received).toMatchObject([{ to: '+447700900119', body: 'Once more' }]);
    await chosenAttention(page).getByText('All the same', { exact: true }).waitFor();
    await press(page, `Send anyway to ${name}, 07700 900119`);
    await eventually(() => twilio.received.map(({ body }) => body)).toEqual(['Once more', 'All the same']);
    expect(rowOf(dataFolder, 'All the same')).toMatchObject({ sends_again: 1, limit_waived: 1 });
    expect(twilio.problems).toEqual([]);
  });

  test('leads to what is wrong: the contact, a new text, the account, the matter', async () => {
    const { page, dataFolder } = await open();
    await showAttention(page, dataFolder, [
      { body: 'Wrong number', reason: 'number_not_valid' },
      { body: 'Too long', reason: 'too_long' },
      { body: 'Wrong sender', reason: 'sms_sender_refused' },
    ]);
    const choose = async (index: number) => {
      await goToAttention(page);
      await attentionRows(page).nth(index).click();
    };
    await press(page, `Correct the details of ${name}`);
    await page.getByRole('dialog').waitFor();
    expect(await field(page.getByRole('dialog'), 'Mobile').inputValue()).toBe(number);
    await pressEscape(page);
    await eventually(() => focused(page)).toBe(`BUTTON Edit ${name}`);
    await choose(2);
    await press(page, 'Write a new text');
    await page.getByRole('dialog', { name: 'New SMS' }).waitFor();
    await pressEscape(page);
    await eventually(() => focused(page)).toBe('BUTTON New SMS');
    await choose(3);
    await press(page, 'SMS account');
    await page.getByRole('heading', { level: 1, name: 'SMS account' }).waitFor();
    await choose(3);
    await press(page, 'Open the matter');
    await page
      .getByRole('region', { name: 'Preview' })
      .getByRole('heading', { name: 'Wrong sender' })
      .waitFor();
    await page
      .getByRole('region', { name: 'Preview' })
      .getByRole('button', { name: 'SMS account' })
      .waitFor();
    await page
      .getByRole('region', { name: 'Preview' })
      .getByRole('button', { name: 'Mark as dealt with' })
      .click();
    await eventually(() => focused(page)).toMatch(/^row .*Wrong sender/);
    expect(rowOf(dataFolder, 'Wrong sender')).toMatchObject({ attention: 0 });

    changeRows(dataFolder, `update users set role = 'standard'`);
    await showAttention(page, dataFolder, [{ body: 'For somebody else', reason: 'trial_account' }]);
    await chosenAttention(page).getByText('Ask an administrator to look at Options > SMS account.').waitFor();
    expect(await chosenAttention(page).getByRole('button', { name: 'SMS account' }).count()).toBe(0);
  });

  test('gives three choices for what is not known, each with its risk', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page, dataFolder } = await open();
    await setUpTwilio(page, twilio);
    const doubt = { state: 'not_known', reason: 'timed_out', may_have_gone: 1, checks: 4 } as const;
    await showAttention(page, dataFolder, [
      { ...doubt, body: 'Ask' },
      { ...doubt, body: 'Gone' },
      { ...doubt, body: 'Twice' },
    ]);
    const choices = chosenAttention(page).getByRole('group', {
      name: 'Nobody could find out whether it went. Choose what to do.',
    });
    expect(await choices.getByRole('listitem').allTextContents()).toEqual([
      'Check againRisks nothing: the provider is asked once more.',
      'Mark as sentRisks that the client was never told.',
      `${sendAgain}Risks that the client is told twice.`,
    ]);
    await expectAccessible(page, 'Needs attention, not known');
    await press(page, 'Check again');
    await whatHappened(page).getByText('The provider is being asked.').waitFor();
    // It was not found: a person still has to decide.
    await eventually(
      () => readRows(dataFolder, `select check_at from messages where body = 'Ask'`)[0]?.check_at,
    ).toBe(null);
    await chosenAttention(page).getByText('the provider’s list did not have it').waitFor();
    expect(rowOf(dataFolder, 'Ask')).toMatchObject({ state: 'not_known', attention: 1 });
    await attentionRows(page).nth(2).click();
    await chosenAttention(page).getByText('Gone', { exact: true }).waitFor();
    await press(page, 'Mark as sent');
    await chosenAttention(page).getByText('Twice', { exact: true }).waitFor();
    await press(page, sendAgain);
    await eventually(() => twilio.received.map(({ body }) => body)).toEqual(['Twice']);
    expect(rowOf(dataFolder, 'Twice')).toMatchObject({ sends_again: 1 });
    await openMatter(page, shahMatter);
    await showTab(page, 'Documents');
    await documentRows(page, 'Gone', 'Sent').click();
    await page
      .getByRole('region', { name: 'Preview' })
      .getByText(/Marked as sent by EW on /)
      .first()
      .waitFor();
  });

  test('says that it is being found out, and Check now finds what the provider has', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page, dataFolder } = await open();
    await setUpTwilio(page, twilio);
    const { matterId, contactId } = await findShah(page);
    twilio.behave({ kind: 'accept, then drop' });
    await callFrom(page, 'messages.sendSms', {
      matterId,
      contactId,
      mobile: number,
      text: 'Did it go?',
      messageId: newId(),
      isAgain: false,
    });
    await goToAttention(page);
    await attentionRows(page, 'checked until').click();
    await chosenAttention(page)
      .getByText(/It may have gone.*It is being checked until/)
      .waitFor();
    expect(await chosenAttention(page).getByRole('button').allInnerTexts()).toEqual(['Check now']);
    await press(page, 'Check now');
    await eventually(() => attentionRows(page, 'checked until').count()).toBe(0);
    await eventually(() => rowOf(dataFolder, 'Did it go?')?.state).toMatch(/accepted|delivered/);
    expect(twilio.creates).toBe(1);
  });

  test('has its remedies where a tick says what happened', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page } = await open();
    await setUpTwilio(page, twilio);
    await setUndoWindow(page, 0);
    twilio.behave({ kind: 'error', status: 400, code: 21606 }, { kind: 'error', status: 400, code: 21606 });
    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    const again = whatHappened(page).getByRole('button', { name: sendAgain });
    await again.click();
    await eventually(() => twilio.received.filter(({ to }) => to === '+447700900118')).toHaveLength(1);
    await again.waitFor({ state: 'hidden' });
  });
});
