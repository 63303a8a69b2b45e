import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { focused } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import {
  documentRows,
  eventually,
  searchesReceived,
  shahMatter,
  taskBox,
  whatHappened,
} from './support/steps.ts';

/** Presses a key until something has the focus, at most so often. */
async function pressTo(page: Page, key: string, wanted: Locator, times = 30): Promise<void> {
  const hasFocus = () => wanted.evaluate((element) => element.contains(document.activeElement));
  for (let pressed = 0; pressed < times && !(await hasFocus()); pressed += 1) await page.keyboard.press(key);
  expect(await hasFocus(), `the focus came to ${await focused(page)}`).toBe(true);
}

/** Waits until a dialog has the focus: a key that is pressed before goes to the page behind it. */
async function opened(dialog: Locator): Promise<void> {
  await dialog.and(dialog.page().locator(':focus-within')).waitFor();
}

describeApplication('The keyboard alone', (open) => {
  test('does the main job', async () => {
    const { page } = await open();
    const { keyboard } = page;
    await page.getByRole('row', { name: shahMatter }).waitFor();
    // In one go: fewer letters could find one matter as well.
    await keyboard.insertText('0412');
    const matters = page.getByRole('grid', { name: 'Matters' }).getByRole('row');
    await eventually(() => matters.count()).toBe(2);
    await keyboard.press('Enter');

    const task = page.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name: /^Searches received/ });
    await task.waitFor();
    await eventually(() => focused(page)).toMatch(/^row/);
    await keyboard.press('Home');
    await pressTo(page, 'ArrowDown', task);
    await keyboard.press('Space');
    const panel = whatHappened(page);
    await eventually(() => panel.getByText(/^Waiting until/).count()).toBe(4);
    await eventually(() => taskBox(page, searchesReceived).isChecked()).toBe(true);

    await pressTo(page, 'Tab', panel.getByRole('button', { name: 'Undo' }));
    await keyboard.press('Enter');
    await panel.getByText('4 messages were withdrawn before sending.').waitFor();
    await eventually(() => focused(page), 'the focus goes back to the task').toContain(searchesReceived);
    await eventually(() => taskBox(page, searchesReceived).isChecked()).toBe(false);

    await keyboard.press('Space');
    await eventually(() => panel.getByText(/^Waiting until/).count()).toBe(4);
    await keyboard.press('Control+Z');
    await panel.getByText('4 messages were withdrawn before sending.').waitFor();
    await eventually(() => focused(page)).toContain(searchesReceived);
    await eventually(() => taskBox(page, searchesReceived).isChecked()).toBe(false);
    await keyboard.press('Space');
    await eventually(() => panel.getByText(/^Waiting until/).count()).toBe(4);

    await pressTo(page, 'Shift+Tab', page.getByRole('tablist', { name: 'Views of the matter' }));
    await keyboard.press('ArrowRight');
    await eventually(() => documentRows(page, 'your search results', 'Waiting').count()).toBe(4);
    expect(await documentRows(page, 'your search results', 'Cancelled').count()).toBe(8);

    const newSms = page.getByRole('button', { name: 'New SMS' });
    await pressTo(page, 'Tab', newSms);
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New SMS' });
    await opened(dialog);
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await eventually(() => focused(page), 'the focus goes back to the button').toContain('New SMS');

    await keyboard.press('Enter');
    await opened(dialog);
    await pressTo(page, 'Tab', dialog.getByRole('button', { name: /Recipient/ }));
    await keyboard.press('Space');
    await page.getByRole('listbox').waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    const number = dialog.getByRole('textbox', { name: 'Mobile number' });
    await eventually(() => number.inputValue()).toBe('07700 900271');
    await pressTo(page, 'Tab', dialog.getByRole('textbox', { name: 'Message' }));
    await keyboard.type('Keys are ready to collect.');
    await pressTo(page, 'Tab', dialog.getByRole('button', { name: 'Send', exact: true }));
    await keyboard.press('Enter');
    await dialog.getByText('The text to Mr Amit Shah is in the outbox.').waitFor();
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await eventually(() => documentRows(page, 'Keys are ready', 'Mr Amit Shah').count()).toBe(1);
    await eventually(() => focused(page), 'the focus goes back to the button').toContain('New SMS');
  });

  test('opens a matter and a command from the palette, and goes back', async () => {
    const { page } = await open();
    const { keyboard } = page;
    await page.getByRole('row', { name: shahMatter }).waitFor();
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await keyboard.press('Control+K');
    await opened(palette);
    await keyboard.press('Escape');
    await palette.waitFor({ state: 'hidden' });
    await eventually(() => focused(page), 'the focus goes back to the search').toContain('INPUT');

    await keyboard.press('Control+K');
    await opened(palette);
    await keyboard.type('Ellsworth');
    await palette.getByRole('option', { name: 'Mrs Dorothy Ellsworth' }).waitFor();
    await eventually(() => palette.getByRole('option').count()).toBe(1);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await palette.waitFor({ state: 'hidden' });
    await page.getByText('HL/2026/0399').first().waitFor();
    await page.getByRole('tab', { name: 'Progress', selected: true }).waitFor();

    await keyboard.press('Control+K');
    await keyboard.type('New SMS');
    await palette.getByRole('option', { name: 'New SMS' }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'New SMS' }).waitFor();
    await keyboard.press('Escape');
    await keyboard.press('Control+,');
    await page.getByRole('navigation', { name: 'Pages of Options' }).waitFor();
  });
});
