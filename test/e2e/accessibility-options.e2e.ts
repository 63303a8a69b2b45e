import { test } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import { turn } from './support/dialog-steps.ts';
import { eventually, field, openMatter, openOptions, shahMatter } from './support/steps.ts';

describeApplication('Accessibility of Options', (open) => {
  test('page by page and dialog by dialog', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    await openOptions(page, 'Sending');
    await field(page, 'Undo window, in seconds').fill('1000');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('From 0 (no undo) to 600 seconds.').waitFor();
    await expectAccessible(page, 'Options > Sending, with a fault');
    await field(page, 'Undo window, in seconds').fill('60');
    for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
      await turn(page.locator('main'), 'checkbox', day);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Choose at least one day').waitFor();
    const monday = page.getByRole('checkbox', { name: 'Monday' });
    await eventually(() => monday.evaluate((one) => one === document.activeElement)).toBe(true);
    await expectAccessible(page, 'Options > Sending, on no day');
    await openOptions(page, 'SMS account');
    await page.getByRole('button', { name: 'Send a test' }).waitFor();
    await expectAccessible(page, 'Options > SMS account');
    await page.getByRole('radio', { name: 'Twilio' }).locator('xpath=ancestor::label').click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Fill this in').first().waitFor();
    await expectAccessible(page, 'Options > SMS account, Twilio, not complete');
    await openOptions(page, 'Email account');
    await page.getByRole('radio', { name: 'SMTP' }).locator('xpath=ancestor::label').click();
    await page.getByRole('button', { name: 'Security' }).waitFor();
    await expectAccessible(page, 'Options > Email account, SMTP');
    await openOptions(page, 'Matter Types');
    await page.getByRole('row', { name: 'Purchase' }).waitFor();
    await expectAccessible(page, 'Options > Matter Types');
    await openOptions(page, 'Purchase');
    await page.getByRole('row', { name: /^Searches received/ }).waitFor();
    await expectAccessible(page, 'Options > Purchase');
  });
});
