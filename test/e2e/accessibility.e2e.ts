import { test } from 'vitest';
import { expectAccessible, opened } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import {
  clickTask,
  documentRows,
  eventually,
  field,
  openMatter,
  pressEscape,
  searchesReceived,
  shahMatter,
  showTab,
  whatHappened,
} from './support/steps.ts';

describeApplication('Accessibility', (open) => {
  test('of Find, the palette and an empty firm', async () => {
    const { page } = await open();
    await page.getByRole('row', { name: shahMatter }).waitFor();
    await expectAccessible(page, 'Find');
    await page.getByRole('searchbox').fill('no such matter');
    await page.getByText('No matter fits').waitFor();
    await expectAccessible(page, 'Find without a result');
    await page.keyboard.press('Control+k');
    await opened(page.getByRole('dialog', { name: 'Command palette' }));
    await expectAccessible(page, 'Command palette');
    await pressEscape(page);
    await page.getByRole('button', { name: 'Eleanor Whitcombe' }).click();
    await page.getByRole('menu').waitFor();
    await expectAccessible(page, 'User menu');

    const empty = await open({ empty: true });
    await empty.page.getByRole('button', { name: 'Load the sample firm' }).waitFor();
    await expectAccessible(empty.page, 'Empty firm');
  });

  test('of a matter: Progress, what a tick did, Documents, New SMS, Details', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    await page.getByRole('checkbox', { name: searchesReceived }).waitFor();
    await expectAccessible(page, 'Progress');
    await page.getByRole('radio', { name: 'All' }).locator('xpath=ancestor::label').click();
    await page.getByRole('checkbox', { name: 'Searches ordered' }).waitFor();
    await expectAccessible(page, 'Progress, all');
    await clickTask(page, searchesReceived);
    await eventually(() =>
      whatHappened(page)
        .getByText(/^Waiting until/)
        .count(),
    ).toBe(4);
    await expectAccessible(page, 'What a tick did');

    await showTab(page, 'Documents');
    await documentRows(page, 'Waiting').first().waitFor();
    await expectAccessible(page, 'Documents');
    await whatHappened(page).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('region', { name: 'Preview' }).getByRole('button', { name: 'Cancel' }).click();
    await opened(page.getByRole('alertdialog'));
    await expectAccessible(page, 'Cancel a message');
    await pressEscape(page);
    await documentRows(page, 'Title check').click();
    await page.getByText('Freehold, registered, title absolute.').last().waitFor();
    await expectAccessible(page, 'Preview of a note');

    await page.getByRole('button', { name: 'New SMS' }).click();
    const sms = await opened(page.getByRole('dialog', { name: 'New SMS' }));
    await expectAccessible(page, 'New SMS');
    await sms.getByRole('button', { name: /Recipient/ }).click();
    await page.getByRole('option', { name: 'Mr Amit Shah' }).waitFor();
    await expectAccessible(page, 'Recipients');
    await pressEscape(page);
    await sms.getByRole('button', { name: 'Send', exact: true }).click();
    await sms.getByText('Type the message.').waitFor();
    await expectAccessible(page, 'New SMS with a fault');
    await field(sms, 'Message').fill('Keys today 😀');
    await sms.getByRole('button', { name: 'Remove 😀' }).waitFor();
    await expectAccessible(page, 'New SMS with an emoji');
    await sms.getByRole('button', { name: 'Send', exact: true }).click();
    await sms.getByRole('button', { name: 'Send the same to Mr Amit Shah' }).waitFor();
    await expectAccessible(page, 'New SMS, sent');
    await pressEscape(page);

    await showTab(page, 'Details');
    await page.getByRole('switch', { name: 'Messages off' }).waitFor();
    await expectAccessible(page, 'Details');
    await openMatter(page, 'Ellsworth');
    await showTab(page, 'Documents');
    await page.getByRole('button', { name: 'New SMS' }).click();
    await sms.getByText('has no mobile number').last().waitFor();
    await expectAccessible(page, 'New SMS without a mobile');
  });
});
