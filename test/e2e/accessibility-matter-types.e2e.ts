import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import {
  confirm,
  dialogOf,
  names,
  openType,
  press,
  rowWith,
  showTypePage,
  type TypePage,
} from './support/options-steps.ts';
import { eventually, field, goTo, openOptions, pressEscape } from './support/steps.ts';

describeApplication('Accessibility of Options: firm, bank holidays and matter types', (open) => {
  test('the firm and its bank holidays', async () => {
    const { page } = await open();
    await openOptions(page, 'Firm');
    await field(page, 'Name').fill('');
    await press(page, 'Save');
    await page.getByText('Type the name of the firm.').waitFor();
    await expectAccessible(page, 'Options > Firm, with a fault');
    await openOptions(page, 'Bank Holidays');
    await rowWith(page, 'Bank holidays', 'Good Friday').first().waitFor();
    await expectAccessible(page, 'Options > Bank Holidays');
    await press(page, 'Add');
    const add = await dialogOf(page, 'Add Bank Holiday');
    await add.getByRole('button', { name: 'Add', exact: true }).click();
    await add.getByText('Type a date.').waitFor();
    await expectAccessible(page, 'Add Bank Holiday, with faults');
    await close(page);
    await press(page, 'Remove');
    await page.getByRole('alertdialog').waitFor();
    await expectAccessible(page, 'Remove a bank holiday');
    await (await confirm(page, 'Remove')).waitFor({ state: 'hidden' });
    await eventually(() => rowWith(page, 'Bank holidays', 'Removed').count()).toBe(1);
    await expectAccessible(page, 'Options > Bank Holidays, one of them removed');
  });

  test('the list of matter types and its dialogs', async () => {
    const { page } = await open();
    await openOptions(page, 'Matter Types');
    await rowWith(page, 'Matter types', 'Purchase').click();
    await press(page, 'Retire');
    await page.getByRole('alertdialog').waitFor();
    await expectAccessible(page, 'Retire a matter type');
    await (await confirm(page, 'Retire')).waitFor({ state: 'hidden' });
    await eventually(() => rowWith(page, 'Matter types', 'Purchase').textContent()).toContain('retired');
    await expectAccessible(page, 'Options > Matter Types, one of them retired');
    await press(page, 'Add');
    const add = await dialogOf(page, 'Add Matter Type');
    await field(add, 'Name').fill('Sale');
    await add.getByRole('button', { name: 'Add', exact: true }).click();
    await add.getByText('There is already a').first().waitFor();
    await expectAccessible(page, 'Add Matter Type, with a name that is taken');
    await field(add, 'Name').fill('Lease Extension');
    await add.getByRole('button', { name: 'Add', exact: true }).click();
    await add.waitFor({ state: 'hidden' });
    const chooser = page.waitForEvent('filechooser');
    await press(page, 'Import');
    const buffer = Buffer.from('{}');
    await (await chooser).setFiles({ name: 'type.json', mimeType: 'application/json', buffer });
    await dialogOf(page, 'The file was not imported');
    await expectAccessible(page, 'The file was not imported');
    await close(page);
    await openOptions(page, 'Lease Extension');
    await page.getByText('Add a category for them first.').waitFor();
    await expectAccessible(page, 'A matter type without tasks');
    for (const tab of ['Task Categories', 'Default Parties', 'Fields'] as const) {
      await showTypePage(page, tab);
      await expectAccessible(page, `${tab}, empty`);
    }
  });

  test('the tasks of a matter type and their dialogs', async () => {
    const { page } = await open();
    await openType(page, 'Purchase', 'Tasks');
    await page.getByRole('row', { name: /^Quote sent/ }).waitFor();
    await expectAccessible(page, 'Tasks');
    for (const button of ['Copy', 'Move…', 'Apply to open matters…']) {
      await press(page, button);
      await page.getByRole('dialog').waitFor();
      await expectAccessible(page, button);
      await close(page);
    }
  });

  test('the other pages of a matter type and their dialogs', async () => {
    const { page } = await open();
    await openType(page, 'Purchase', 'Task Categories');
    const adding: readonly [TypePage, string][] = [
      ['Task Categories', 'Add Task Category'],
      ['Status Types', 'Add Status Type'],
      ['Fields', 'Add Field'],
      ['Default Parties', 'Add Default Party'],
    ];
    for (const [tab, title] of adding) {
      await showTypePage(page, tab);
      await page.getByRole('grid', { name: tab }).getByRole('rowheader').first().waitFor();
      await expectAccessible(page, tab);
      await press(page, 'Add');
      const add = await dialogOf(page, title);
      await add.getByRole('button', { name: 'Add', exact: true }).click();
      await eventually(() => add.locator('[data-invalid], [aria-invalid=true]').count()).toBeGreaterThan(0);
      await expectAccessible(page, `${title}, with a fault`);
      await close(page);
    }
    await showTypePage(page, 'Fields');
    await rowWith(page, 'Fields', 'Leasehold').click();
    await press(page, 'Delete');
    const question = await confirm(page, 'Delete');
    await question.getByRole('alert').waitFor();
    await expectAccessible(page, 'Delete a field that is in use');
    await pressEscape(page);
    await showTypePage(page, 'Message Limits');
    await expectAccessible(page, 'Message Limits');
  });

  test('a matter type is set up without the mouse', async () => {
    const { page, faults } = await open();
    await goTo(page, 'Options');
    await page.getByRole('grid', { name: 'Matter types' }).waitFor();
    const keys = page.keyboard;
    await focusOn(page, 'Add');
    await keys.press('Enter');
    await dialogOf(page, 'Add Matter Type');
    await keys.type('Lease Extension');
    await keys.press('Enter');
    // The row that was added has the focus.
    await eventually(() => focusedRow(page)).toContain('Lease Extension');
    await keys.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Lease Extension' }).waitFor();
    await page.getByRole('tab', { name: 'Tasks', exact: true }).focus();
    await keys.press('ArrowRight');
    for (const name of ['Valuation', 'Completion']) {
      await focusOn(page, 'Add');
      await keys.press('Enter');
      const dialog = await dialogOf(page, 'Add Task Category');
      await keys.type(name);
      await keys.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await eventually(() => focusedRow(page)).toContain(name);
    }
    await keys.press('Alt+ArrowUp');
    await eventually(() => names(page, 'Task Categories')).toEqual(['Completion', 'Valuation']);
    await eventually(() => focusedRow(page)).toContain('Completion');
    // The button that moves a row stops answering at the end of the list: the focus goes to the row, not away.
    await focusOn(page, 'Move Down');
    await keys.press('Enter');
    await eventually(() => names(page, 'Task Categories')).toEqual(['Valuation', 'Completion']);
    await eventually(() => focusedRow(page)).toContain('Completion');
    await keys.press('Enter');
    const edit = await dialogOf(page, 'Edit Task Category');
    await keys.press('Escape');
    await edit.waitFor({ state: 'hidden' });
    await eventually(() => focusedRow(page)).toContain('Completion');
    await focusOn(page, 'Delete');
    await keys.press('Enter');
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    // Enter is Cancel.
    await keys.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(await names(page, 'Task Categories')).toEqual(['Valuation', 'Completion']);
    expect(faults).toEqual([]);
  });
});

async function close(page: Page): Promise<void> {
  await pressEscape(page);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function focusOn(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).focus();
}

/** The text of the row that has the focus; empty when none has. */
function focusedRow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('role') === 'row' ? (activeElement.textContent ?? '') : '';
  });
}
