import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startTwilioStandIn, type TwilioStandIn } from '../support/twilio-stand-in.ts';
import { expectAccessible, focused } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import {
  documentRows,
  eventually,
  field,
  goTo,
  openMatter,
  setUpTwilio,
  shahMatter,
  showTab,
} from './support/steps.ts';

const ours = '+447700900001';
const priya = '+447700900118';
const unknown = '+447700900950';

/** The rows of the list of replies that hold the words. */
const replyRows = (page: Page, words: string): Locator =>
  page.getByRole('grid', { name: 'Replies' }).getByRole('row').filter({ hasText: words });
/** Needs attention in the rail, which counts so many unread replies. */
const counted = (page: Page, words: string): Locator =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: `, ${words}` });
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });

async function goToReplies(page: Page): Promise<void> {
  await goTo(page, 'Needs attention');
  await page.getByRole('tab', { name: 'Replies' }).click();
}

async function startStandIn(): Promise<TwilioStandIn> {
  const twilio = await startTwilioStandIn();
  onTestFinished(() => twilio.close());
  return twilio;
}

/** Writes one text by hand to the first client of the matter on screen. */
async function textByHand(page: Page, words: string): Promise<void> {
  await showTab(page, 'Documents');
  await page.getByRole('button', { name: 'New SMS' }).click();
  const dialog = page.getByRole('dialog', { name: 'New SMS' });
  await field(dialog, 'Message').fill(words);
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

describeApplication('Replies', (open) => {
  test('come to the matter of the last text, are read there, and are answered by hand only', async () => {
    const twilio = await startStandIn();
    // What is asked for at the start is there already: nobody waits a minute for the next asking.
    twilio.receive({ from: priya, to: ours, body: 'Is Friday certain?' });
    twilio.receive({ from: unknown, to: ours, body: 'Is this about the flat?' });
    const first = await open();
    await setUpTwilio(first.page, twilio);
    await openMatter(first.page, shahMatter);
    await textByHand(first.page, 'Completion is on Friday.');
    await eventually(() => twilio.received.length).toBe(1);
    await first.close();

    const { page, faults } = await open({ dataFolder: first.dataFolder });
    await counted(page, '2 unread replies').waitFor();
    await openMatter(page, shahMatter);
    await page.getByRole('tab', { name: 'Documents 1 unread' }).click();
    const row = documentRows(page, 'Is Friday certain?');
    await row
      .filter({ hasText: 'From Mrs Priya Shah, 07700 900118' })
      .filter({ hasText: 'Unread' })
      .waitFor();
    await expectAccessible(page, 'Documents with an unread reply');
    await row.click();
    await row.filter({ hasText: /Read$/ }).waitFor();
    await page.getByRole('tab', { name: 'Documents', exact: true }).waitFor();
    await counted(page, '1 unread reply').waitFor();
    await expectAccessible(page, 'A reply on the file');

    await preview(page).getByRole('button', { name: 'Answer' }).click();
    const dialog = page.getByRole('dialog', { name: 'New SMS' });
    await eventually(() => field(dialog, 'Mobile number').inputValue()).toBe('07700 900118');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(twilio.received, 'nothing is answered by itself').toHaveLength(1);
    expect(faults).toEqual([]);
  });

  test('of an unknown number wait in the tray until somebody files them, by the keyboard', async () => {
    const twilio = await startStandIn();
    twilio.receive({ from: unknown, to: ours, body: 'This is Amit, my new number' });
    twilio.receive({ from: priya, to: ours, body: 'STOP' });
    const first = await open();
    await goToReplies(first.page);
    await first.page.getByText('What clients answer to your texts will be listed here').waitFor();
    await expectAccessible(first.page, 'No replies');
    await setUpTwilio(first.page, twilio);
    await first.close();

    const { page } = await open({ dataFolder: first.dataFolder });
    await goToReplies(page);
    await replyRows(page, 'STOP').filter({ hasText: shahMatter }).waitFor();
    await replyRows(page, 'This is Amit').filter({ hasText: 'Not filed' }).waitFor();
    await expectAccessible(page, 'Replies');
    const row = replyRows(page, 'STOP');
    await row.click();
    await page.keyboard.press('Space');
    await row.filter({ hasText: /^Read/ }).waitFor();
    await eventually(() => focused(page), 'the focus goes to the next reply').toMatch(/^row.*This is Amit/);
    await page.getByRole('radio', { name: 'Unknown numbers' }).locator('xpath=ancestor::label').click();
    await eventually(() => replyRows(page, 'STOP').count()).toBe(0);

    await preview(page).getByRole('button', { name: 'File on a matter' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'File on a matter' });
    await dialog.waitFor();
    await expectAccessible(page, 'File on a matter');
    await dialog.getByRole('button', { name: 'Choose a matter' }).press('Enter');
    await page.getByRole('dialog', { name: 'Choose a matter' }).waitFor();
    await page.keyboard.insertText('0412');
    await page.getByRole('option', { name: shahMatter }).waitFor();
    await eventually(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: /Whose reply it is/ }).press('Enter');
    await page.getByRole('option', { name: /Mr Amit Shah/ }).press('Enter');
    await expectAccessible(page, 'File on a matter, chosen');
    await dialog.getByRole('button', { name: 'File it' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('will wait here for somebody to file them').waitFor();

    await page.getByRole('radio', { name: 'All' }).locator('xpath=ancestor::label').click();
    await replyRows(page, 'This is Amit').filter({ hasText: 'Mr Amit Shah' }).dblclick();
    await documentRows(page, 'This is Amit', 'From Mr Amit Shah, 07700 900950').waitFor();
    await documentRows(page, 'Mrs Priya Shah answered STOP: no more texts go to 07700 900118.').click();
    await preview(page).getByText('by Clerkwell').waitFor();

    await showTab(page, 'Details');
    await page.getByRole('button', { name: 'Edit Mrs Priya Shah' }).click();
    const contact = page.getByRole('dialog', { name: 'Mrs Priya Shah' });
    await contact.getByText('has asked for no more texts').waitFor();
    await contact.getByRole('button', { name: 'Allow texts again' }).click();
    const reason = page.getByRole('dialog', { name: 'Allow texts again?' });
    await reason.getByRole('button', { name: 'Allow texts' }).click();
    await reason.getByText('Type the reason.').waitFor();
    await expectAccessible(page, 'Allow texts again, without a reason');
    await field(reason, 'Reason').fill('She rang on Monday and wants them.');
    await reason.getByRole('button', { name: 'Allow texts' }).click();
    await reason.waitFor({ state: 'hidden' });
    await contact.getByText('has asked for no more texts').waitFor({ state: 'hidden' });
    const hasFocus = () => field(contact, 'Name').evaluate((input) => input === document.activeElement);
    await eventually(hasFocus, 'the focus goes to the name').toBe(true);
  });
});
