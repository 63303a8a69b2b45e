import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { chooseIn } from './support/dialog-steps.ts';
import {
  confirm,
  dialogOf,
  finish,
  names,
  openType,
  press,
  rowWith,
  showTypePage,
} from './support/options-steps.ts';
import { eventually, field, openOptions, pressEscape, save } from './support/steps.ts';

describeApplication('Options > Matter Types', (open) => {
  test('a matter type from nothing', async () => {
    const { page, faults } = await open();
    await openOptions(page, 'Matter Types');
    await press(page, 'Add');
    const add = await dialogOf(page, 'Add Matter Type');
    await add.getByRole('button', { name: 'Add', exact: true }).click();
    await add.getByText('Type the name of the matter type.').waitFor();
    await field(add, 'Name').fill('Lease Extension');
    await finish(add, 'Add');
    await rowWith(page, 'Matter types', 'Lease Extension').dblclick();
    await page.getByRole('heading', { level: 1, name: 'Lease Extension' }).waitFor();
    await page.getByText('Add a category for them first.').waitFor();
    await press(page, 'Task Categories');
    await page.getByRole('tab', { name: 'Task Categories', exact: true, selected: true }).waitFor();

    for (const name of ['Completion', 'File Opening', 'Valuation'])
      await addNamed(page, 'Task Category', name);
    await rowWith(page, 'Task Categories', 'Completion').click();
    await press(page, 'Move Down');
    await eventually(() => names(page, 'Task Categories')).toEqual([
      'File Opening',
      'Completion',
      'Valuation',
    ]);
    // The row that moved stays the current one: Alt with an arrow takes it on, and a drag takes another one up.
    await rowWith(page, 'Task Categories', 'Completion').click();
    await page.keyboard.press('Alt+ArrowDown');
    await eventually(() => names(page, 'Task Categories')).toEqual([
      'File Opening',
      'Valuation',
      'Completion',
    ]);
    await rowWith(page, 'Task Categories', 'Valuation').dragTo(
      rowWith(page, 'Task Categories', 'File Opening'),
    );
    await eventually(() => names(page, 'Task Categories')).toEqual([
      'Valuation',
      'File Opening',
      'Completion',
    ]);
    await rowWith(page, 'Task Categories', 'Valuation').dblclick();
    const edit = await dialogOf(page, 'Edit Task Category');
    await field(edit, 'Name').fill('File Opening');
    await edit.getByRole('button', { name: 'Save', exact: true }).click();
    await edit.getByText('There is already a').first().waitFor();
    await field(edit, 'Name').fill('Premium');
    await finish(edit, 'Save');
    await eventually(() => names(page, 'Task Categories')).toContain('Premium');

    await showTypePage(page, 'Status Types');
    await eventually(() => names(page, 'Status Types')).toHaveLength(4);
    await press(page, 'Add');
    const status = await dialogOf(page, 'Add Status Type');
    await field(status, 'Name').fill('Notice served');
    await finish(status, 'Add');
    await eventually(() => rowWith(page, 'Status Types', 'Notice served').textContent()).toContain('Active');

    await showTypePage(page, 'Fields');
    await press(page, 'Add');
    const custom = await dialogOf(page, 'Add Field');
    await field(custom, 'Label').fill('Ground rent');
    await chooseIn(custom, 'Type', 'Choice');
    await custom.getByRole('button', { name: 'Add', exact: true }).click();
    await custom.getByText('Type at least one choice.').waitFor();
    await field(custom, 'Choices').fill('Peppercorn\n\nFixed\n');
    await finish(custom, 'Add');
    await eventually(() => rowWith(page, 'Fields', 'Ground rent').textContent()).toContain(
      'Peppercorn, Fixedfield.ground_rent',
    );

    await showTypePage(page, 'Default Parties');
    await press(page, 'Add');
    const party = await dialogOf(page, 'Add Default Party');
    await chooseIn(party, 'Role', 'Accounts');
    await party.getByRole('button', { name: 'Add', exact: true }).click();
    await party.getByText('Choose a contact.').waitFor();
    await party.getByRole('combobox', { name: 'Contact' }).fill('Lane Accounts');
    await page.getByRole('option', { name: 'Harbour & Lane Accounts' }).click();
    await party.getByRole('img', { name: 'Chosen' }).waitFor();
    await finish(party, 'Add');
    await rowWith(page, 'Default Parties', 'Harbour & Lane Accounts').waitFor();

    await showTypePage(page, 'Message Limits');
    await page.getByRole('radio', { name: 'A limit' }).locator('xpath=ancestor::label').click();
    await field(page, 'At most').fill('3');
    await save(page);
    // The same form saves again: it goes by the revision that its own save made.
    await field(page, 'At most').fill('4');
    await save(page);
    await showTypePage(page, 'Tasks');
    await showTypePage(page, 'Message Limits');
    expect(await field(page, 'At most').inputValue()).toBe('4');
    expect(faults).toEqual([]);
  });

  test('a type is copied, renamed, retired and brought back', async () => {
    const { page, faults } = await open();
    await openOptions(page, 'Matter Types');
    await rowWith(page, 'Matter types', 'Remortgage').click();
    await press(page, 'Copy');
    const copy = await dialogOf(page, 'Copy Matter Type');
    expect(await field(copy, 'Name').inputValue()).toBe('Copy of Remortgage');
    await finish(copy, 'Copy');
    const row = rowWith(page, 'Matter types', 'Copy of Remortgage');
    await row.click();
    await press(page, 'Rename');
    const rename = await dialogOf(page, 'Rename Matter Type');
    await field(rename, 'Name').fill('Transfer of Equity');
    await finish(rename, 'Rename');
    const renamed = rowWith(page, 'Matter types', 'Transfer of Equity');
    await renamed.click();
    // All that the other one has, but none of its matters.
    await eventually(() => renamed.getByRole('gridcell').allTextContents()).toEqual(['6', '33', '0', '']);
    await press(page, 'Retire');
    await confirm(page, 'Retire');
    await eventually(() => renamed.textContent()).toContain('retired');
    const links = page.getByRole('navigation', { name: 'Pages of Options' });
    await eventually(() => links.getByRole('button', { name: 'Transfer of Equity' }).count()).toBe(0);
    await press(page, 'Bring back');
    await links.getByRole('button', { name: 'Transfer of Equity' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('what is in use is not taken away, and everything that uses it is listed', async () => {
    const { page, faults } = await open();
    await openType(page, 'Purchase', 'Task Categories');
    await rowWith(page, 'Task Categories', 'File Opening').click();
    await press(page, 'Delete');
    const category = await confirm(page, 'Delete');
    const uses = category.getByRole('list', { name: 'Where it is used' }).getByRole('listitem');
    await eventually(() => uses.first().textContent()).toBe('8 tasks of this matter type');
    await pressEscape(page);
    await category.waitFor({ state: 'hidden' });

    await showTypePage(page, 'Fields');
    await rowWith(page, 'Fields', 'Leasehold').click();
    await press(page, 'Delete');
    const custom = await confirm(page, 'Delete');
    await eventually(() => uses.allTextContents()).toContain('when the category “Leasehold” shows');
    await custom.getByRole('button', { name: 'Cancel' }).click();
    await custom.waitFor({ state: 'hidden' });

    await showTypePage(page, 'Status Types');
    await rowWith(page, 'Status Types', 'Archived').click();
    await press(page, 'Delete');
    const status = await confirm(page, 'Delete');
    await status.getByRole('alert').waitFor();
    await pressEscape(page);
    await status.waitFor({ state: 'hidden' });
    expect(await names(page, 'Status Types')).toContain('Archived');

    await showTypePage(page, 'Tasks');
    await page.getByRole('row', { name: /^Client care letter and terms sent/ }).click();
    await press(page, 'Delete');
    const task = await confirm(page, 'Delete');
    await uses.first().waitFor();
    await pressEscape(page);
    await task.waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
  });

  test('of two administrators who edit the same status, the second is told and loses nothing typed', async () => {
    const { page, faults } = await open();
    const other = await page.context().newPage();
    await other.goto(new URL(page.url()).origin);
    for (const one of [page, other]) {
      await openType(one, 'Sale', 'Status Types');
      await rowWith(one, 'Status Types', 'Exchanged').dblclick();
    }
    const mine = await dialogOf(page, 'Edit Status Type');
    const theirs = await dialogOf(other, 'Edit Status Type');
    await field(theirs, 'Name').fill('Contracts exchanged');
    await finish(theirs, 'Save');

    await field(mine, 'Name').fill('Exchange done');
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await mine.getByText('The other administrator saved: “Contracts exchanged”').waitFor();
    expect(await field(mine, 'Name').inputValue()).toBe('Exchange done');
    await eventually(() => names(page, 'Status Types')).toContain('Contracts exchanged');
    await finish(mine, 'Save');
    await eventually(() => names(other, 'Status Types')).toContain('Exchange done');
    expect(faults).toEqual([]);
  });

  test('a matter type goes out as a file and comes in again, with a report', async () => {
    const { page, faults } = await open();
    await openOptions(page, 'Matter Types');
    const first = await exportType(page, 'Purchase');
    expect(first.name).toBe('purchase.json');
    await importFile(page, first.text);
    const good = await dialogOf(page, 'Import report');
    await good.getByText('“Purchase (2)” was imported, and everything was matched.').waitFor();
    await good.getByRole('button', { name: 'Open matter type' }).click();
    await page.getByRole('heading', { level: 1, name: 'Purchase (2)' }).waitFor();
    await openOptions(page, 'Matter Types');
    const again = await exportType(page, 'Purchase (2)');
    expect(again.text.replace('"name": "Purchase (2)"', '"name": "Purchase"')).toBe(first.text);

    await importFile(page, first.text.replaceAll('Harbour & Lane Accounts', 'Nobody & Sons'));
    const report = await dialogOf(page, 'Import report');
    const missing = report.getByRole('list', { name: 'What could not be matched' }).getByRole('listitem');
    await eventually(() => missing.allTextContents()).toEqual([expect.stringContaining('Nobody & Sons')]);
    await pressEscape(page);
    await report.waitFor({ state: 'hidden' });
    await importFile(page, '{ "format": "something else" }');
    const refused = await dialogOf(page, 'The file was not imported');
    await refused.getByText('Nothing was imported.').waitFor();
    await pressEscape(page);
    await refused.waitFor({ state: 'hidden' });
    await eventually(() => names(page, 'Matter types')).toHaveLength(5);
    expect(faults).toEqual([]);
  });
});

/** Adds a record whose dialog asks for a name. */
async function addNamed(page: Page, what: string, name: string): Promise<void> {
  await press(page, name === 'Completion' ? 'Add the first' : 'Add');
  const dialog = await dialogOf(page, `Add ${what}`);
  await field(dialog, 'Name').fill(name);
  await finish(dialog, 'Add');
  await rowWith(page, 'Task Categories', name).waitFor();
}

async function exportType(page: Page, type: string): Promise<{ name: string; text: string }> {
  await page.getByRole('rowheader', { name: type, exact: true }).click();
  const download = page.waitForEvent('download');
  await press(page, 'Export');
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

async function importFile(page: Page, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Import');
  await (await chooser).setFiles({
    name: 'type.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
}
