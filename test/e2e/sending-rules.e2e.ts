import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock, timeOfDay } from '../../src-shared/time.ts';
import { startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { startTwilioStandIn } from '../support/twilio-stand-in.ts';
import { describeApplication } from './support/application.ts';
import { turn } from './support/dialog-steps.ts';
import { editMatter } from './support/matter-steps.ts';
import {
  clickTask,
  discard,
  documentRows,
  eventually,
  field,
  openMatter,
  openOptions,
  save,
  searchesReceived,
  sendAtAllHours,
  setUndoWindow,
  setUpOfficeMail,
  setUpTwilio,
  shahMatter,
  showTab,
  typeTime,
  whatHappened,
} from './support/steps.ts';

const bankDetails = 'Pay to sort code 20-11-22, account 12345674';

/** Sets sending hours of one hour that is far from now, whatever the time is. Answers when they begin. */
async function setHoursToCome(page: Page): Promise<string> {
  const isMorning = timeOfDay(systemClock.now()) < '12:00';
  const [from, until] = isMorning ? (['22:00', '23:00'] as const) : (['01:00', '02:00'] as const);
  await openOptions(page, 'Sending');
  await typeTime(page, 'From', from);
  await typeTime(page, 'Until', until);
  await save(page);
  return from;
}

async function openNewSms(page: Page): Promise<Locator> {
  await openMatter(page, shahMatter);
  await showTab(page, 'Documents');
  await page.getByRole('button', { name: 'New SMS' }).click();
  const dialog = page.getByRole('dialog', { name: 'New SMS' });
  await eventually(() => field(dialog, 'Mobile number').inputValue()).toBe('07700 900118');
  return dialog;
}

const pressSend = (dialog: Locator) => dialog.getByRole('button', { name: 'Send', exact: true }).click();

async function sendSms(page: Page, words: string): Promise<void> {
  const dialog = await openNewSms(page);
  await field(dialog, 'Message').fill(words);
  await pressSend(dialog);
  await dialog.getByText('is in the outbox').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

describeApplication('Rules before sending', (open) => {
  test('are set by the keyboard, a fault takes the focus, and what is saved is there again', async () => {
    const { page, faults } = await open();
    await openOptions(page, 'Sending');
    await field(page, 'Undo window, in seconds').fill('30');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await typeTime(page, 'From', '09:30');
    await typeTime(page, 'Until', '09:15');
    await field(page, 'Price of 1,000 text parts').press('Enter');
    await page.getByText('The end must be after the beginning.').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe(
      'spinbutton',
    );
    await typeTime(page, 'Until', '17:45');
    await field(page, 'Price of 1,000 text parts').fill('38.50');
    await page.keyboard.press('Enter');
    await page.getByText('Saved.', { exact: true }).waitFor();

    await openOptions(page, 'Firm');
    await openOptions(page, 'Sending');
    await eventually(() => field(page, 'Price of 1,000 text parts').inputValue()).toBe('£38.50');
    expect(await field(page, 'Undo window, in seconds').inputValue()).toBe('30');
    expect(await page.getByRole('checkbox', { name: 'Monday' }).isChecked()).toBe(false);
    expect(await page.getByRole('checkbox', { name: 'Tuesday' }).isChecked()).toBe(true);
    expect(await page.getByRole('group', { name: 'From', exact: true }).textContent()).toContain('09:30');
    expect(faults).toEqual([]);
  });

  test('outside the sending hours a text and a tick wait and say until when, and go when the hours change', async () => {
    const { page } = await open();
    const from = await setHoursToCome(page);
    const dialog = await openNewSms(page);
    await field(dialog, 'Message').fill('Your keys are ready.');
    await pressSend(dialog);
    await dialog.getByText(new RegExp(`It goes .*${from}, when the firm’s sending hours begin`)).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const text = documentRows(page, 'Your keys are ready.');
    await eventually(() =>
      text.filter({ hasText: 'Waiting' }).filter({ hasText: 'sending hours only' }).count(),
    ).toBe(1);

    await showTab(page, 'Progress');
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await eventually(() => panel.getByText(/Messages go within the firm's sending hours only/).count()).toBe(
      4,
    );
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('4 messages were withdrawn before sending.').waitFor();

    await sendAtAllHours(page);
    await openMatter(page, shahMatter);
    await showTab(page, 'Documents');
    await eventually(() => text.filter({ hasText: 'Delivered' }).count()).toBe(1);
  });

  test('in test mode messages go to the firm’s own number and address, marked, and nothing to a client', async () => {
    const twilio = await startTwilioStandIn();
    const smtp = await startSmtpStandIn({ security: 'none' });
    onTestFinished(() => twilio.close());
    onTestFinished(() => smtp.close());
    const { page } = await open();
    await setUpTwilio(page, twilio);
    await setUpOfficeMail(page, smtp.port);
    await setUndoWindow(page, 0);
    await turn(page.locator('main'), 'switch', 'Test mode');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const question = page.getByRole('alertdialog', { name: 'Switch test mode on?' });
    await question.getByText('no texts or emails reach a client').waitFor();
    await question.getByRole('button', { name: 'Switch it on' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    const nowhere =
      'Test mode: texts wait, for no number is set for them; emails wait, for no address is set for them.';
    await page.getByText(nowhere).waitFor();

    await openMatter(page, shahMatter);
    await page.getByTitle('Test mode: nothing reaches a client').waitFor();
    await clickTask(page, searchesReceived);
    const why = /Texts and emails wait: Test mode is on, and there is no number or address for it/;
    await page.getByText(why).waitFor();
    expect(twilio.creates + smtp.received.length).toBe(0);

    await openOptions(page, 'Sending');
    await field(page, 'Texts go to').fill('+44 7700 900555');
    await page.getByText('Understood as 07700 900555.').waitFor();
    await field(page, 'Emails go to').fill('test@example.org');
    await save(page);
    await eventually(() => field(page, 'Texts go to').inputValue()).toBe('07700 900555');
    await page.getByText('Test mode: texts go to 07700 900555; emails go to test@example.org.').waitFor();
    await eventually(() => twilio.received.length).toBe(2);
    await eventually(() => smtp.received.length).toBe(2);
    expect(twilio.received.map(({ to }) => to)).toEqual(['+447700900555', '+447700900555']);
    expect(twilio.received.map(({ body }) => body.slice(0, 23)).sort()).toEqual([
      'TEST for 07700 900118: ',
      'TEST for 07700 900271: ',
    ]);
    expect(smtp.received.flatMap(({ recipients }) => recipients)).toEqual([
      'test@example.org',
      'test@example.org',
    ]);
    await openMatter(page, shahMatter);
    await showTab(page, 'Documents');
    await eventually(() => documentRows(page, 'Test mode: it went to').count()).toBe(4);
  });

  test('switching test mode tells how many wait, and cancels them', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page } = await open();
    await setUpTwilio(page, twilio);
    await setHoursToCome(page);
    await sendSms(page, 'Your keys are ready.');
    await openOptions(page, 'Sending');
    await turn(page.locator('main'), 'switch', 'Test mode');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('1 message that waits is cancelled').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await openMatter(page, shahMatter);
    await eventually(() => documentRows(page, 'Your keys are ready.', 'Waiting').count()).toBe(1);

    await openOptions(page, 'Sending');
    await turn(page.locator('main'), 'switch', 'Test mode');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await question.getByRole('button', { name: 'Switch it on' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    await openMatter(page, shahMatter);
    const cancelled = documentRows(page, 'Your keys are ready.', 'Cancelled');
    await eventually(() => cancelled.filter({ hasText: 'Test mode was switched on or off' }).count()).toBe(1);
    expect(twilio.creates).toBe(0);
  });

  test('bank details are refused in New SMS, which keeps what was typed, and blocked from a tick', async () => {
    const { page } = await open();
    const dialog = await openNewSms(page);
    await field(dialog, 'Message').fill(bankDetails);
    await pressSend(dialog);
    await dialog.getByText(/Bank details are given in person or by phone/).waitFor();
    expect(await field(dialog, 'Message').inputValue()).toBe(bankDetails);
    await discard(page);
    expect(await documentRows(page, 'sort code').count()).toBe(0);

    await editMatter(page, (edit) => field(edit, 'Property or subject').fill(bankDetails));
    await showTab(page, 'Progress');
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await eventually(() => panel.getByText(/seems to have bank details in it/).count()).toBeGreaterThan(0);
    await showTab(page, 'Documents');
    await eventually(() => documentRows(page, 'your search results', 'Blocked').count()).toBeGreaterThan(0);
  });

  test('the daily limit of a client refuses a text by hand and blocks one of a tick', async () => {
    const { page } = await open();
    await openOptions(page, 'Sending');
    await field(page, 'At most').fill('1');
    await save(page);
    await sendSms(page, 'Your keys are ready.');
    const dialog = await openNewSms(page);
    await field(dialog, 'Message').fill('One more thing.');
    await pressSend(dialog);
    await dialog
      .getByText('has 1 message today already, the most that one client is sent in a day')
      .waitFor();
    expect(await field(dialog, 'Message').inputValue()).toBe('One more thing.');
    await discard(page);
    await showTab(page, 'Progress');
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await eventually(() => panel.getByText(/the client had had 1 message that day/).count()).toBe(3);
  });

  test('the same text again is asked about, in New SMS and by a tick, and the default is no', async () => {
    const { page } = await open();
    await sendSms(page, 'Your keys are ready.');
    const dialog = await openNewSms(page);
    await field(dialog, 'Message').fill('your keys are READY.');
    await pressSend(dialog);
    const question = page.getByRole('alertdialog');
    await question.getByText(/The same text .*Mrs Priya Shah .*Send it again\?/).waitFor();
    await eventually(() =>
      question.getByRole('button', { name: 'Do not send' }).evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(await field(dialog, 'Message').inputValue()).toBe('your keys are READY.');
    await pressSend(dialog);
    await question.getByRole('button', { name: 'Send again' }).click();
    await dialog.getByText('is in the outbox').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await eventually(() => documentRows(page, 'keys are').count()).toBe(2);
  });

  test('wording that makes a text marketing is warned of, and can be sent all the same', async () => {
    const { page } = await open();
    const dialog = await openNewSms(page);
    await field(dialog, 'Message').fill('All done. Please leave us a review.');
    await dialog.getByText(/“leave us a review” makes the whole message marketing/).waitFor();
    await pressSend(dialog);
    await dialog.getByText('is in the outbox').waitFor();
  });
});
