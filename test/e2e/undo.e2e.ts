import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import {
  clickTask,
  documentRows,
  eventually,
  openMatter,
  openOptions,
  searchesReceived,
  setUndoWindow,
  shahMatter,
  showTab,
  taskBox,
  whatHappened,
} from './support/steps.ts';

describeApplication('Undo', (open) => {
  test('within the window a tick is taken back as if it had never been', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await eventually(() => panel.getByText(/^Waiting until/).count()).toBe(4);

    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText(`“${searchesReceived}” is outstanding again`).waitFor();
    await panel.getByText('4 messages were withdrawn before sending.').waitFor();
    expect(await panel.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    await eventually(() => taskBox(page, searchesReceived).isChecked()).toBe(false);

    await showTab(page, 'Documents');
    await eventually(() => documentRows(page, 'your search results', 'Cancelled').count()).toBe(4);
    await openOptions(page, 'Sending');
    await page.getByText('are kept here. There is none yet.').waitFor();
  });

  test('does not stand over the Cancel of a message on Documents', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await eventually(() => panel.getByText(/^Waiting until/).count()).toBe(4);
    await showTab(page, 'Documents');
    const cancel = page.getByRole('region', { name: 'Preview' }).getByRole('button', { name: 'Cancel' });
    await cancel.waitFor();
    const [button, over] = [await cancel.boundingBox(), await panel.boundingBox()];
    if (!button || !over) throw new Error('The button and the panel are to be seen both at once.');
    const isAbove = button.y + button.height < over.y;
    const isLeft = button.x + button.width < over.x;
    expect(isAbove || isLeft).toBe(true);
    await cancel.click();
    await page.getByRole('alertdialog').waitFor();
  });

  test('after sending it says who had been told, and a second tick sends nothing again', async () => {
    const { page } = await open();
    await setUndoWindow(page, 0);
    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await eventually(() => panel.getByText(/^Delivered/).count()).toBe(4);
    expect(await panel.getByRole('button', { name: 'Undo' }).count()).toBe(0);

    await clickTask(page, searchesReceived);
    for (const name of ['Mrs Priya Shah', 'Mr Amit Shah']) {
      await panel.getByText(`${name} had been told. That cannot be called back`).waitFor();
    }
    await eventually(() => taskBox(page, searchesReceived).isChecked()).toBe(false);

    await clickTask(page, searchesReceived);
    const asking = page.getByRole('dialog', { name: `Tick “${searchesReceived}”` });
    const again = asking.getByRole('radiogroup', { name: /was told this by .*: send again\?$/ });
    await eventually(() => again.count()).toBe(4);
    expect(await again.getByRole('radio', { name: 'No', checked: true }).count()).toBe(4);
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    await panel.getByText(`“${searchesReceived}” is done`).waitFor();
    await eventually(() => panel.getByText(/was told this on .*, so it was not sent again\.$/).count()).toBe(
      4,
    );
    for (const line of [
      'No text to Mrs Priya Shah',
      'No email to Mrs Priya Shah',
      'No text to Mr Amit Shah',
      'No email to Mr Amit Shah',
    ]) {
      await panel.getByText(line, { exact: true }).waitFor();
    }
    await showTab(page, 'Documents');
    await documentRows(page, 'your search results').first().waitFor();
    expect(await documentRows(page, 'your search results').count()).toBe(4);
    await openOptions(page, 'Sending');
    const inbox = page.getByRole('table', { name: 'Practice inbox' }).getByRole('row');
    await inbox.nth(4).waitFor();
    expect(await inbox.count()).toBe(5);
  });
});
