import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { databaseFile } from '../../src-main/database/open-database.ts';
import { describeApplication } from './support/application.ts';
import {
  choose,
  discard,
  documentRows,
  eventually,
  field,
  openMatter,
  pressEscape,
  shahMatter,
  showTab,
} from './support/steps.ts';

async function openNewSms(page: Page, matter: string): Promise<Locator> {
  await openMatter(page, matter);
  await showTab(page, 'Documents');
  await page.getByRole('button', { name: 'New SMS' }).click();
  const dialog = page.getByRole('dialog', { name: 'New SMS' });
  await dialog.waitFor();
  return dialog;
}

describeApplication('New SMS', (open) => {
  test('takes what one SMS holds, and no more', async () => {
    const { page } = await open();
    const dialog = await openNewSms(page, shahMatter);
    const message = field(dialog, 'Message');

    await message.pressSequentially('1234567890'.repeat(17));
    expect(await message.inputValue()).toBe('1234567890'.repeat(16));
    await dialog.getByText('160 of 160').waitFor();
    await dialog.getByText('what did not fit was left out').waitFor();

    await message.fill('');
    await message.pressSequentially('€5');
    await dialog.getByText('3 of 160').waitFor();
    await message.fill('a'.repeat(159));
    await message.press('End');
    await message.pressSequentially('€');
    expect(await message.inputValue()).toBe('a'.repeat(159));

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('We’ve “exchanged” – at last…'));
    await message.fill('');
    await message.press('Control+V');
    await eventually(() => message.inputValue()).toBe(`We've "exchanged" - at last...`);
    await dialog.getByText('30 of 160').waitFor();

    await message.fill('');
    await message.pressSequentially('Keys today 😀');
    await dialog.getByText('13 of 70').waitFor();
    await dialog.getByText('“😀” cannot stand in an ordinary text').waitFor();
    await message.pressSequentially('x'.repeat(80));
    await dialog.getByText('70 of 70').waitFor();
    await dialog.getByRole('button', { name: 'Remove 😀' }).click();
    await dialog.getByText(/of 160/).waitFor();
    expect(await message.inputValue()).not.toContain('😀');

    await message.fill('');
    await message.pressSequentially('La fête');
    await dialog.getByText('7 of 70').waitFor();
    await dialog.getByRole('button', { name: 'Replace ê with e' }).click();
    expect(await message.inputValue()).toBe('La fete');
  });

  test('is not thrown away by Esc once something is typed', async () => {
    const { page } = await open();
    const dialog = await openNewSms(page, shahMatter);
    await pressEscape(page);
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'New SMS' }).click();
    await field(dialog, 'Message').fill('Your keys are ready.');
    await pressEscape(page);
    const question = page.getByRole('alertdialog', { name: 'Close without keeping your changes?' });
    await question.getByRole('button', { name: 'Discard changes' }).waitFor();
    // The answer that loses nothing has the focus.
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(await field(dialog, 'Message').inputValue()).toBe('Your keys are ready.');
    await discard(page);
    await dialog.waitFor({ state: 'hidden' });
    expect(await documentRows(page, 'Your keys are ready.').count()).toBe(0);
  });

  test('goes to one client at a time, is on the Document screen at once, and can go to the other too', async () => {
    const { page } = await open();
    const dialog = await openNewSms(page, shahMatter);
    const number = field(dialog, 'Mobile number');
    await eventually(() => number.inputValue()).toBe('07700 900118');
    await choose(page, 'Recipient', 'Mr Amit Shah');
    await eventually(() => number.inputValue()).toBe('07700 900271');
    await choose(page, 'Recipient', 'Mrs Priya Shah');
    await eventually(() => number.inputValue()).toBe('07700 900118');

    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText('Type the message.').waitFor();
    const words = 'Please bring your keys on Friday.';
    await field(dialog, 'Message').fill(words);
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText('The text to Mrs Priya Shah is in the outbox.').waitFor();
    // The list behind the dialog is hidden from roles while it is open.
    const behind = page.locator('[role=grid][aria-label=Documents] [role=row]').filter({ hasText: words });
    await eventually(() => behind.count()).toBe(1);

    await dialog.getByRole('button', { name: 'Send the same to Mr Amit Shah' }).click();
    await dialog.getByText('The text to Mr Amit Shah is in the outbox.').waitFor();
    await eventually(() => dialog.getByRole('button', { name: /Send the same/ }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Done' }).click();

    await eventually(() => documentRows(page, words, 'Delivered').count()).toBe(2);
    expect(await documentRows(page, words, 'Mrs Priya Shah').count()).toBe(1);
    expect(await documentRows(page, words, 'Mr Amit Shah').count()).toBe(1);
    await page.getByRole('region', { name: 'Preview' }).getByText(words).first().waitFor();
  });

  test('stays with whom it was typed for and the number shown, whatever changes meanwhile', async () => {
    const { page, dataFolder } = await open();
    const dialog = await openNewSms(page, shahMatter);
    const number = field(dialog, 'Mobile number');
    const sendButton = dialog.getByRole('button', { name: 'Send', exact: true });
    await eventually(() => number.inputValue()).toBe('07700 900118');
    const words = 'Please bring your passport on Friday.';
    await field(dialog, 'Message').fill(words);

    // Behind the application's back, as another computer of the firm would.
    const database = new BetterSqlite(path.join(dataFolder, databaseFile));
    onTestFinished(() => {
      database.close();
    });
    const change = (what: string) =>
      database.prepare(`update contacts set ${what} where full_name = 'Mrs Priya Shah'`).run();
    change(`mobile = '+447700900119'`);
    await sendButton.click();
    await dialog
      .getByText('The number of Mrs Priya Shah has changed to 07700 900119: look at it and send again.')
      .waitFor();
    await eventually(() => number.inputValue()).toBe('07700 900119');

    change('send_texts = 0');
    await sendButton.click();
    await eventually(() => sendButton.isDisabled()).toBe(true);
    expect(await dialog.getByText('Mrs Priya Shah is not flagged to be sent texts.').count()).toBeGreaterThan(
      0,
    );
    expect(await number.inputValue()).toBe('+447700900119');
    expect(await field(dialog, 'Message').inputValue()).toBe(words);

    await choose(page, 'Recipient', 'Mr Amit Shah');
    await eventually(() => number.inputValue()).toBe('07700 900271');
    await sendButton.click();
    await dialog.getByText('The text to Mr Amit Shah is in the outbox.').waitFor();
    expect(await dialog.getByRole('button', { name: /Send the same/ }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await eventually(() => documentRows(page, words).count()).toBe(1);
  });

  test('says why a client cannot be texted', async () => {
    const { page } = await open();
    const dialog = await openNewSms(page, 'Ellsworth');
    await dialog.getByText('Mrs Dorothy Ellsworth has no mobile number.').last().waitFor();
    expect(await field(dialog, 'Mobile number').inputValue()).toBe('');
    expect(await dialog.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
    await pressEscape(page);
    await dialog.waitFor({ state: 'hidden' });

    await openNewSms(page, 'Nowak');
    await dialog.getByText('Mr Piotr Nowak has asked for no more texts.').last().waitFor();
    expect(await dialog.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
    await pressEscape(page);

    await openNewSms(page, 'Siân');
    await eventually(() => dialog.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(
      false,
    );
    await choose(page, 'Recipient', 'Mrs Siân Pritchard');
    await dialog.getByText('Mrs Siân Pritchard is not flagged to be sent texts.').last().waitFor();
    expect(await dialog.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
  });
});
