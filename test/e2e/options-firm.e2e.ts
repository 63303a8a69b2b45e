import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { typeDay } from './support/dialog-steps.ts';
import { confirm, dialogOf, finish, press, rowWith } from './support/options-steps.ts';
import { choose, eventually, field, openOptions, save } from './support/steps.ts';

const list = 'Bank holidays';

describeApplication('Options > Firm and Bank Holidays', (open) => {
  test('the firm, and how its matters are numbered', async () => {
    const { page, faults } = await open();
    await openOptions(page, 'Firm');
    await field(page, 'Reference pattern').fill('X-{yy}');
    await press(page, 'Save');
    await page.getByText('The pattern needs {number}, which counts up.').waitFor();
    await field(page, 'Reference pattern').fill('X-{yy}-{number}');
    await eventually(() => page.getByText(/Example: X-\d\d-0412$/).count()).toBe(1);
    await field(page, 'Name').fill('Harbour & Lane LLP');
    await save(page);
    await eventually(() => page.getByText('Harbour & Lane LLP', { exact: true }).count()).toBe(1);
    await openOptions(page, 'Sending');
    await openOptions(page, 'Firm');
    await eventually(() => field(page, 'Reference pattern').inputValue()).toBe('X-{yy}-{number}');
    expect(faults).toEqual([]);
  });

  test('bank holidays are added, removed and put back, and a nation is chosen', async () => {
    const { page, faults } = await open();
    await openOptions(page, 'Bank Holidays');
    await page.getByText('The list goes to 31 December 2030.').waitFor();
    await press(page, 'Add');
    const add = await dialogOf(page, 'Add Bank Holiday');
    await typeDay(add, 'Day', '25/12/2028');
    await field(add, 'Name').fill('Office party');
    await add.getByRole('button', { name: 'Add', exact: true }).click();
    await add.getByText('Christmas Day is on this day already.').waitFor();
    expect(await field(add, 'Name').inputValue()).toBe('Office party');
    await typeDay(add, 'Day', '21/12/2028');
    await finish(add, 'Add');
    const added = rowWith(page, list, 'Office party');
    await eventually(() => added.textContent()).toBe('Thu 21 Dec 2028Office partyAdded');
    await added.click();
    await press(page, 'Remove');
    const one = await confirm(page, 'Remove');
    await one.waitFor({ state: 'hidden' });
    await eventually(() => added.count()).toBe(0);

    const christmas = rowWith(page, list, 'Mon 25 Dec 2028');
    await christmas.click();
    await press(page, 'Remove');
    const two = await confirm(page, 'Remove');
    await two.waitFor({ state: 'hidden' });
    await eventually(() => christmas.textContent()).toContain('Removed');
    await christmas.click();
    await press(page, 'Put back');
    await eventually(() => christmas.textContent()).toBe('Mon 25 Dec 2028Christmas Day');

    await choose(page, 'Nation', 'Scotland');
    await rowWith(page, list, 'St Andrew’s Day').first().waitFor();
    await press(page, 'Use for working days');
    const ask = await confirm(page, 'Use for working days');
    await ask.waitFor({ state: 'hidden' });
    await page.getByText('The firm’s own', { exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Show past years' }).locator('xpath=ancestor::label').click();
    await eventually(() => page.getByRole('row', { name: /^2012/ }).count()).toBe(1);
    expect(faults).toEqual([]);
  });
});
