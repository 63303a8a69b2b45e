import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { addMatterType, addPerson, callFrom, definitionOf } from './support/calls.ts';
import { typeDay } from './support/dialog-steps.ts';
import { choose, eventually, field, goTo, shahMatter, showTab } from './support/steps.ts';

/** A matter type with a field of each type, a task to do before activation, and one that hangs on completion. */
async function addLeaseExtension(page: Page): Promise<void> {
  await page.getByRole('row', { name: shahMatter }).waitFor();
  const { matterTypeId } = await addMatterType(page, 'Lease Extension', {
    Opening: [definitionOf('Identity checked', [], { preActivation: true })],
    Completion: [
      definitionOf('Money called for', [], {
        target: {
          amount: 2,
          unit: 'days',
          direction: 'before',
          anchor: { kind: 'key_date', token: 'matter.completion_date' },
        },
      }),
    ],
  });
  for (const [label, type, choices] of [
    ['Premium', 'money', []],
    ['Valued on', 'date', []],
    ['House or flat', 'choice', ['House', 'Flat']],
    ['Share of freehold', 'yes_no', []],
    ['Years left', 'number', []],
  ] as const) {
    await callFrom(page, 'options.addField', { matterTypeId, form: { label, type, choices: [...choices] } });
  }
  await addPerson(page, 'Mrs Ana Reed', '07700 900301');
}

async function pressNew(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await goTo(page, 'Find');
  await page.getByRole('button', { name: 'New matter' }).click();
  const dialog = page.getByRole('dialog', { name: 'New matter' });
  await dialog.waitFor();
  return dialog;
}

describeApplication('New matter', (open) => {
  test('is opened for a client who is known and one who is new, and may be activated once its tasks allow', async () => {
    const { page, faults } = await open();
    await addLeaseExtension(page);
    const dialog = await pressNew(page);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    for (const sentence of [
      'Choose the matter type.',
      'Type the property, or what the matter is about.',
      'Add at least one client.',
    ]) {
      await dialog.getByText(sentence).waitFor();
    }
    await choose(page, 'Matter type', 'Lease Extension');
    await field(dialog, 'Property or subject').fill('Flat 2, 9 Spec Street');
    const clients = dialog.getByRole('combobox', { name: 'Clients' });
    await clients.fill('ana ree');
    await page.getByRole('option', { name: 'Mrs Ana Reed' }).click();
    await dialog.getByText('07700 900301').waitFor();
    expect(await clients.inputValue()).toBe('');

    await clients.fill('Mr Ben Reed');
    await page.getByRole('option', { name: 'New contact “Mr Ben Reed”' }).click();
    const contact = page.getByRole('dialog', { name: 'New contact' });
    await contact.waitFor();
    expect(await field(contact, 'First name').inputValue()).toBe('Ben');
    expect(await field(contact, 'Letters begin “Dear …”').inputValue()).toBe('Mr Reed');
    await field(contact, 'Mobile').fill('07600 000');
    await contact.getByRole('button', { name: 'Add contact' }).click();
    await contact.getByText('This is not a number that can be texted').waitFor();
    await field(contact, 'Mobile').fill('0044 7700 900302');
    await contact.getByText('Understood as 07700 900302.').waitFor();
    await contact.getByRole('button', { name: 'Add contact' }).click();
    await contact.waitFor({ state: 'hidden' });
    await dialog.getByText('Mr Ben Reed', { exact: true }).waitFor();

    await field(dialog, 'Premium').fill('nine thousand');
    await field(dialog, 'Years left').fill('74');
    await choose(page, 'House or flat', 'Flat');
    await choose(page, 'Share of freehold', /^No$/);
    await typeDay(dialog, 'Valued on', '04/03/2019');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByText('Type an amount in pounds, like £1,234.50.').waitFor();
    await field(dialog, 'Premium').fill('9,000.50');

    await dialog.getByRole('button', { name: 'Save and Activate' }).click();
    await dialog.getByRole('alert').getByText('Identity checked').waitFor();
    await dialog.getByText('Press Save to open it without activating it.').waitFor();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Mrs Ana Reed & Mr Ben Reed').first().waitFor();
    await page.getByText('Quote', { exact: true }).first().waitFor();

    await showTab(page, 'Details');
    for (const value of ['£9,000.50', '4 Mar 2019', 'Flat', '74']) {
      await page.getByRole('definition').getByText(value, { exact: true }).waitFor();
    }
    await page.getByRole('button', { name: 'Change status' }).click();
    await page.getByRole('menuitemradio', { name: 'Quote', checked: true }).waitFor();
    await page.getByRole('menuitemradio', { name: 'Active', checked: false }).click();
    const refused = page.getByRole('dialog', { name: 'The status was not changed' });
    await refused.getByText('Identity checked').waitFor();
    await refused.getByRole('button', { name: 'Show the task' }).click();
    const task = page.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name: 'Identity checked' });
    await eventually(() => task.evaluate((row) => row.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('n');
    await page.getByRole('row', { name: /Identity checked.*Not required/ }).waitFor();
    await showTab(page, 'Details');
    await page.getByRole('button', { name: 'Change status' }).click();
    await page.getByRole('menuitemradio', { name: 'Active' }).click();
    await page.getByText('The status is “Active”').waitFor();
    await page.getByText('Active', { exact: true }).first().waitFor();
    expect(faults).toEqual([]);
  });

  test('details: a date that is set moves target dates and says how many; people come and go', async () => {
    const { page, faults } = await open();
    await addLeaseExtension(page);
    await page.keyboard.press('Control+n');
    const dialog = page.getByRole('dialog', { name: 'New matter' });
    await choose(page, 'Matter type', 'Lease Extension');
    await field(dialog, 'Property or subject').fill('Flat 3, 9 Spec Street');
    await dialog.getByRole('combobox', { name: 'Clients' }).fill('07700 900301');
    await page.getByRole('option', { name: 'Mrs Ana Reed' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Remove Mrs Ana Reed' }).waitFor();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });

    await showTab(page, 'Details');
    await page.getByRole('button', { name: 'Edit matter' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit matter' });
    await field(edit, 'Property or subject').fill('');
    await edit.getByRole('button', { name: 'Save' }).click();
    await edit.getByText('Type the property, or what the matter is about.').waitFor();
    await field(edit, 'Property or subject').fill('Flat 3, 10 Spec Street');
    await typeDay(edit, 'Completion', '05/03/2027');
    await edit.getByRole('button', { name: 'Save' }).click();
    await page.getByText('1 target date moved.').waitFor();
    await page.getByText('Flat 3, 10 Spec Street').first().waitFor();
    await showTab(page, 'Progress');
    await page.getByRole('row', { name: /Money called for.*3 Mar 2027/ }).waitFor();

    await showTab(page, 'Details');
    const people = page.getByRole('table', { name: 'People' });
    await people.getByRole('button', { name: 'Remove Mrs Ana Reed from the matter' }).click();
    const asked = page.getByRole('alertdialog');
    await asked.getByRole('button', { name: 'Remove' }).click();
    await asked.getByRole('alert').waitFor();
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Add a person' }).click();
    const add = page.getByRole('dialog', { name: 'Add a person' });
    await add.getByRole('button', { name: 'Add to the matter' }).click();
    await add.getByText('Choose who is to be added.').waitFor();
    await choose(page, 'Role', 'Estate agent');
    await add.getByRole('combobox', { name: 'Person or company' }).fill('harptree');
    await page.getByRole('option', { name: /Harptree/ }).click();
    await add.getByRole('button', { name: 'Add to the matter' }).click();
    await add.waitFor({ state: 'hidden' });
    const agent = people.getByRole('row', { name: 'Estate agent' });
    await agent.waitFor();
    await agent.getByRole('button', { name: /^Remove/ }).click();
    await asked.getByRole('button', { name: 'Remove' }).click();
    await eventually(() => agent.count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('is not offered to be activated where the firm has switched that off', async () => {
    const { page } = await open();
    await page.getByRole('row', { name: shahMatter }).waitFor();
    const firm = await callFrom(page, 'options.firm', {});
    await callFrom(page, 'options.saveFirm', {
      was: firm,
      form: { ...firm, saveAndActivate: false },
    });
    const dialog = await pressNew(page);
    await dialog.getByRole('button', { name: 'Save', exact: true }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Save and Activate' }).count()).toBe(0);
  });
});
