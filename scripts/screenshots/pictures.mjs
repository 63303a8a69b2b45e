import path from 'node:path';

/** The sample firm's matter to open, its next task, and a template with a text and an email. */
const REFERENCE = 'HL/2026/0412';
const TASK = 'Searches received';
/** A category that shows only under a condition. */
const CONDITIONAL = /^Leasehold/;
const TEXT = 'Your searches are back and raise no questions. You will have our report by Friday.';

/** Walks through the application as its user would and takes a picture at each stop into `folder`. */
export async function takePictures(page, folder) {
  const button = (name) => page.getByRole('button', { name, exact: true });
  const go = (name) => page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  const tab = (name) => page.getByRole('tab', { name, exact: true });
  const dialog = (name) => page.getByRole('dialog', { name });
  const take = async (name) => {
    await settle(page);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
  };

  await go('Find');
  const matter = page.getByRole('row', { name: REFERENCE });
  await matter.waitFor();
  await take('find-light');

  await matter.dblclick();
  await tab('Progress').click();
  const task = page.getByRole('checkbox', { name: TASK });
  await task.waitFor();
  await take('progress-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take('progress-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await tick(page, task);
  await button('Undo').waitFor();
  await take('progress-ticked');

  await page.getByRole('region', { name: 'What happened' }).getByRole('button', { name: 'Close' }).click();
  await tab('Documents').click();
  await button('New SMS').waitFor();
  await page.getByRole('grid', { name: 'Documents' }).getByRole('row').nth(1).click();
  await take('documents');

  await button('New SMS').click();
  await dialog('New SMS').getByLabel('Message').fill(TEXT);
  await take('new-sms');
  await page.keyboard.press('Escape');
  await dialog('New SMS').waitFor({ state: 'hidden' });

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Needs attention/ })
    .click();
  await page.getByRole('heading', { name: 'Needs attention' }).waitFor();
  await take('needs-attention');

  await go('Find');
  await button('New matter').click();
  await dialog('New matter').getByLabel('Property or subject').fill('7 Ropewalk Terrace, Bristol BS1 9QA');
  await take('new-matter');
  await closeAll(page);

  await go('Options');
  await go('Purchase');
  const row = page.getByRole('row', { name: new RegExp(`^${TASK}`) });
  await row.waitFor();
  await take('options-tasks');
  await row.dblclick();
  const template = dialog('Edit Task Template');
  await template.getByRole('tab', { name: 'Target date' }).click();
  await take('options-target-date');
  await template.getByRole('tab', { name: 'Triggered actions' }).click();
  await template.getByRole('button', { name: 'Actions', exact: true }).click();
  await dialog('Triggered Actions').getByRole('button', { name: 'Edit', exact: true }).click();
  await dialog('Edit Triggered Action').waitFor();
  await take('options-task');
  await closeAll(page);
  await tab('Task Categories').click();
  await page.getByRole('row', { name: CONDITIONAL }).dblclick();
  await dialog('Edit Task Category').waitFor();
  await take('options-condition');
  await closeAll(page);
  await go('Test bench');
  await page.getByRole('region', { name: 'Page' }).getByRole('button', { name: /Task$/ }).click();
  await page.getByRole('option', { name: new RegExp(`^${TASK} `) }).click();
  await page.getByText('In all 2 texts').waitFor();
  await take('options-test-bench');
  await go('Bank Holidays');
  await page.getByRole('heading', { name: 'Bank Holidays' }).waitFor();
  await take('options-bank-holidays');
  await go('Sending');
  await page.getByRole('heading', { name: 'Sending' }).waitFor();
  await take('options-sending');
  await go('SMS account');
  await page.getByRole('heading', { name: 'SMS account' }).waitFor();
  await take('options-sms-account');
}

/** Closes every window, the one on top first. */
async function closeAll(page) {
  for (let open = await page.getByRole('dialog').count(); open > 0; open -= 1) {
    await page.keyboard.press('Escape');
    await settle(page);
  }
}

/** Ticks by the keyboard: a box that is hidden under its drawing takes no click of the mouse. */
async function tick(page, box) {
  await box.focus();
  await page.keyboard.press('Space');
}

/** Waits until fonts are there and nothing has been painted anew for a moment, with the mouse out of the way. */
async function settle(page) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
}
