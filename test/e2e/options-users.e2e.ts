import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, opened } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import {
  eventually,
  field,
  goTo,
  openMatter,
  openOptions,
  pressEscape,
  shahMatter,
} from './support/steps.ts';

const small = { width: 1024, height: 700 };

function userRow(page: Page, name: string): Locator {
  return page.getByRole('grid', { name: 'Users' }).getByRole('row').filter({ hasText: name });
}

/** Presses a button of the toolbar for a user. */
async function press(page: Page, name: string, button: string): Promise<void> {
  await userRow(page, name).click();
  await page.getByRole('toolbar', { name: 'Users' }).getByRole('button', { name: button }).click();
}

async function hasFocus(row: Locator): Promise<boolean> {
  return row.evaluate((element) => element.contains(document.activeElement));
}

describeApplication('Options > Users', (open) => {
  test('are added, and what is wrong stands beside its field', async () => {
    const { page, faults } = await open({ viewport: small });
    await openOptions(page, 'Users');
    await userRow(page, 'Eleanor Whitcombe').filter({ hasText: 'You' }).waitFor();
    await expectAccessible(page, 'Options > Users');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const dialog = await opened(page.getByRole('dialog', { name: 'Add User' }));
    await field(dialog, 'Name').fill('Nia Pembroke');
    await field(dialog, 'Initials').fill('N1');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Type 2 to 4 letters.').waitFor();
    await field(dialog, 'Initials').fill('ew');
    await field(dialog, 'Email').fill('nia');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Eleanor Whitcombe has the initials “EW” already. Type others.').waitFor();
    await dialog.getByText('Type one address, such as name@example.com, or nothing.').waitFor();
    await expectAccessible(page, 'Add User, with faults');
    await field(dialog, 'Initials').fill('NP');
    await field(dialog, 'Email').fill('nia@example.com');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await eventually(() => hasFocus(userRow(page, 'Nia Pembroke'))).toBe(true);
    const cells = await userRow(page, 'Nia Pembroke').getByRole('gridcell').allTextContents();
    expect(cells).toEqual(['', 'NP', 'Standard user', '0']);
    await page.keyboard.press('Enter');
    const edit = await opened(page.getByRole('dialog', { name: 'Edit User' }));
    expect(await field(edit, 'Email').inputValue()).toBe('nia@example.com');
    expect(faults).toEqual([]);
  });

  test('are edited, and their matters and the frame say the new name at once', async () => {
    const { page } = await open();
    await openOptions(page, 'Users');
    await press(page, 'Eleanor Whitcombe', 'Edit');
    const dialog = await opened(page.getByRole('dialog', { name: 'Edit User' }));
    await expectAccessible(page, 'Edit User');
    await field(dialog, 'Name').fill('Eleanor Pryce');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Eleanor Pryce' }).waitFor();
    await goTo(page, 'Find');
    await page.getByRole('searchbox').fill('0412 pryce');
    const matters = page.getByRole('grid', { name: 'Matters' }).getByRole('row');
    await eventually(() => matters.count()).toBe(2);
    await matters.filter({ hasText: shahMatter }).filter({ hasText: 'Eleanor Pryce' }).waitFor();
  });

  test('are made inactive, when told of their matters, and their initials stay on Progress', async () => {
    const { page } = await open({ viewport: small });
    await openOptions(page, 'Users');
    await press(page, 'Jordan Keeble', 'Make inactive');
    const question = await opened(page.getByRole('alertdialog', { name: 'Make Jordan Keeble inactive?' }));
    await question.getByText('2 open matters keep this fee earner', { exact: false }).waitFor();
    await expectAccessible(page, 'Make inactive');
    await question.getByRole('button', { name: 'Make inactive' }).click();
    await question.waitFor({ state: 'hidden' });
    await userRow(page, 'Jordan Keeble').filter({ hasText: 'Inactive' }).waitFor();
    await expectAccessible(page, 'Options > Users, one inactive');

    await openMatter(page, shahMatter);
    await page.getByRole('radio', { name: /^All/ }).locator('xpath=ancestor::label').click();
    const done = page.getByRole('grid', { name: 'Tasks' }).getByRole('gridcell', { name: 'JK', exact: true });
    await done.first().waitFor();
    await page.keyboard.press('Control+n');
    const matter = await opened(page.getByRole('dialog', { name: 'New Matter' }));
    await matter.getByRole('button', { name: /Fee earner/ }).click();
    await page.getByRole('option', { name: 'Tomos Griffiths' }).waitFor();
    expect(await page.getByRole('option').allInnerTexts()).not.toContain('Jordan Keeble');
    await pressEscape(page);
    await pressEscape(page);
    await matter.waitFor({ state: 'hidden' });

    await openOptions(page, 'Users');
    await press(page, 'Jordan Keeble', 'Make active');
    await userRow(page, 'Jordan Keeble').filter({ hasNotText: 'Inactive' }).waitFor();
    expect(await userRow(page, 'Jordan Keeble').count()).toBe(1);
  });

  test('the last administrator stays one, and active', async () => {
    const { page } = await open({ viewport: small });
    const last = 'Eleanor Whitcombe is the last active administrator, and Options need one.';
    await openOptions(page, 'Users');
    await press(page, 'Eleanor Whitcombe', 'Make inactive');
    const question = await opened(page.getByRole('alertdialog'));
    await question.getByRole('button', { name: 'Make inactive' }).click();
    await question.getByText(last, { exact: false }).waitFor();
    await expectAccessible(page, 'Make inactive, refused');
    await pressEscape(page);
    await question.waitFor({ state: 'hidden' });
    await press(page, 'Eleanor Whitcombe', 'Edit');
    const dialog = await opened(page.getByRole('dialog', { name: 'Edit User' }));
    await dialog
      .getByRole('radio', { name: /^Standard user/ })
      .locator('xpath=ancestor::label')
      .click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(last, { exact: false }).waitFor();
  });
});
