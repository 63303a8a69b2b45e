import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The sample firm's first matter: a purchase with two joint clients who can have texts and emails. */
export const shahMatter = 'HL/2026/0412';

/** The next task of that matter: it sends a text and an email to each client. */
export const searchesReceived = 'Searches received';

/** Goes to one of the main places by its button. */
export async function goTo(page: Page, place: 'Find' | 'Needs attention' | 'Options'): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: place }).click();
}

/** Opens the one matter that Find shows for its reference or the name of a client, when it stands alone in the list. */
export async function openMatter(page: Page, words: string): Promise<void> {
  await goTo(page, 'Find');
  await page.getByRole('searchbox').fill(words);
  const matters = page.getByRole('grid', { name: 'Matters' }).getByRole('row');
  // Find keeps the former answer while the next one comes, and that may be one row too: only a row with the words will do.
  const wanted = matters.filter({ hasText: words });
  await eventually(async () => [await matters.count(), await wanted.count()]).toEqual([2, 1]);
  await wanted.dblclick();
  await page.getByRole('tab', { name: 'Progress' }).waitFor();
}

/** Shows a view of the matter on screen. */
export async function showTab(page: Page, name: 'Progress' | 'Documents' | 'Details'): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Goes to a page of Options by the name of its link. */
export async function openOptions(page: Page, name: string): Promise<void> {
  await goTo(page, 'Options');
  const pages = page.getByRole('navigation', { name: 'Pages of Options' });
  const link = pages.getByRole('button', { name, exact: true });
  await link.click();
  await link.and(page.locator('[aria-current=page]')).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The box of a task on Progress. */
export function taskBox(page: Page, task: string): Locator {
  return page.getByRole('grid', { name: 'Tasks' }).getByRole('checkbox', { name: task, exact: true });
}

/** Clicks the box of a task, as drawn. */
export async function clickTask(page: Page, task: string): Promise<void> {
  await taskBox(page, task).locator('xpath=ancestor::label').click();
}

/** The panel that says what the last tick or un-tick did. */
export function whatHappened(page: Page): Locator {
  return page.getByRole('region', { name: 'What happened' });
}

/** The rows of the Document screen that hold all the words, newest first. */
export function documentRows(page: Page, ...words: string[]): Locator {
  const rows = page.getByRole('grid', { name: 'Documents' }).getByRole('row');
  return words.reduce((found, word) => found.filter({ hasText: word }), rows);
}

/** Sets how long the messages of a tick are held, in seconds. */
export async function setUndoWindow(page: Page, seconds: number): Promise<void> {
  await openOptions(page, 'Sending');
  await field(page, 'Undo window, in seconds').fill(String(seconds));
  await save(page);
}

/** Types a time of day into a time field. */
export async function typeTime(page: Page, label: string, time: string): Promise<void> {
  const parts = page.getByRole('group', { name: label, exact: true }).getByRole('spinbutton');
  await parts.first().click();
  await page.keyboard.type(time.replace(':', ''));
}

/** Lets messages go on every day at any time. */
export async function sendAtAllHours(page: Page): Promise<void> {
  await openOptions(page, 'Sending');
  const days = page.getByRole('group', { name: 'Days', exact: true }).getByRole('checkbox');
  for (const box of [...(await days.all()), page.getByRole('switch', { name: 'Send on bank holidays' })])
    if (!(await box.isChecked())) await box.locator('xpath=ancestor::label').click();
  await typeTime(page, 'From', '00:00');
  await typeTime(page, 'Until', '00:00');
  await save(page);
}

/** Presses Save on a page of Options and sees that it was saved. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
}

/** A field one types into, by its name. */
export function field(within: Page | Locator, name: string): Locator {
  return within.getByRole('textbox', { name, exact: true });
}

/** What an administrator types under Options > SMS account. */
export async function setUpTwilio(
  page: Page,
  account: { accountSid: string; authToken: string; url: string },
): Promise<void> {
  await openOptions(page, 'SMS account');
  await page.getByRole('radio', { name: 'Twilio' }).locator('xpath=ancestor::label').click();
  await field(page, 'Account SID').fill(account.accountSid);
  await field(page, 'Auth token').fill(account.authToken);
  await field(page, 'Sender').fill('+447700900001');
  await field(page, 'API address').fill(account.url);
  await save(page);
}

/** What an administrator types under Options > Email account, for a server in the office. */
export async function setUpOfficeMail(page: Page, port: number): Promise<void> {
  await openOptions(page, 'Email account');
  await page.getByRole('radio', { name: 'SMTP' }).locator('xpath=ancestor::label').click();
  await page.getByRole('radio', { name: 'None' }).locator('xpath=ancestor::label').click();
  await field(page, 'Server').fill('127.0.0.1');
  await field(page, 'Port').fill(String(port));
  await choose(page, 'Security', 'None (only for a server in the office)');
  await field(page, 'From name').fill('Harbour & Lane Solicitors');
  await field(page, 'From address').fill('office@example.com');
  await save(page);
}

/** Chooses from a drop-down. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Looks again and again until what is found is as expected; what happens by itself may take a while. */
export function eventually<Value>(probe: () => Value, message?: string): ReturnType<typeof expect.poll> {
  return expect.poll(probe, { timeout: 30_000, interval: 100, ...(message ? { message } : {}) });
}

/**
 * Presses Esc once it would be heard: what is on top has the focus. A window that opens, or gives the focus back as it
 * closes, has it a moment later.
 */
export async function pressEscape(page: Page): Promise<void> {
  const isHeard = () =>
    page.evaluate(() => {
      const dialogs = '[role=dialog], [role=alertdialog]';
      const top = [...document.querySelectorAll(dialogs)]
        .filter((one) => !one.closest('[data-exiting]'))
        .at(-1);
      const at = document.activeElement;
      if (!top) return true;
      if (!at || at === document.body || at.closest('[data-exiting]')) return false;
      // A menu or a list of choices stands on top of the dialog, outside it and outside the page.
      const isOnTop = !at.closest(dialogs) && !document.getElementById('root')?.contains(at);
      return top.contains(at) || isOnTop;
    });
  await eventually(isHeard, 'what is on top has the focus').toBe(true);
  await page.keyboard.press('Escape');
}

/** Closes the dialog on top, in which something was typed that is not kept. */
export async function discard(page: Page): Promise<void> {
  await pressEscape(page);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard changes' }).click();
}
