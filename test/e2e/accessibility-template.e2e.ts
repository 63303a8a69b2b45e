import { test } from 'vitest';
import { expectAccessible, opened } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import { chooseIn } from './support/dialog-steps.ts';
import {
  field,
  openMatter,
  openOptions,
  pressEscape,
  searchesReceived,
  shahMatter,
} from './support/steps.ts';
import { editAction, editTask, openActions, retype, showPage } from './support/task-template.ts';

describeApplication('Accessibility of Edit Task Template', (open) => {
  test('page by page, with conditions and faults', async () => {
    // So high that the task is among the rows that are drawn.
    const { page } = await open({ viewport: { width: 1366, height: 2000 } });
    await openMatter(page, shahMatter);
    const task = await editTask(page, 'Purchase', 'Mortgage money requested from lender');
    await expectAccessible(page, 'General');
    await showPage(task, 'Target date');
    await expectAccessible(page, 'Target date');
    await showPage(task, 'Visibility');
    await task
      .getByText(/^Found: /)
      .first()
      .waitFor();
    await expectAccessible(page, 'Visibility, with its preview');
    await task.getByRole('button', { name: 'Add condition' }).click();
    await task
      .getByRole('group', { name: 'Line 1: no token chosen' })
      .getByRole('button', { name: 'Token' })
      .click();
    const tokens = await opened(page.getByRole('dialog', { name: 'Insert Token' }));
    await tokens.getByRole('option').first().waitFor();
    await expectAccessible(page, 'Insert Token');
    await pressEscape(page);
    await tokens.waitFor({ state: 'hidden' });
    await task.getByRole('button', { name: 'Save', exact: true }).click();
    await task.getByText('Choose a token for this line, or remove it.').waitFor();
    await expectAccessible(page, 'Visibility, with a fault');
    await task
      .getByRole('button', { name: /^Matter: / })
      .first()
      .click();
    const matters = await opened(page.getByRole('dialog', { name: 'Choose a matter' }));
    await matters.getByRole('option').first().waitFor();
    await expectAccessible(page, 'Choose a matter');
    await pressEscape(page);
    await matters.waitFor({ state: 'hidden' });
    await showPage(task, 'Pre-activation');
    await expectAccessible(page, 'Pre-activation');
    await pressEscape(page);
    await opened(page.getByRole('alertdialog'));
    await expectAccessible(page, 'Close without keeping your changes');
  });

  test('its triggered actions and the form of a message, with faults', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    const task = await editTask(page, 'Purchase', searchesReceived);
    await showPage(task, 'Triggered actions');
    await expectAccessible(page, 'Triggered actions');
    const actions = await openActions(page);
    await expectAccessible(page, 'Triggered Actions');
    await actions.getByRole('button', { name: 'Remove' }).click();
    await opened(page.getByRole('alertdialog'));
    await expectAccessible(page, 'Remove this action');
    await pressEscape(page);
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' });

    const edit = await editAction(page, 'Text to each client');
    await edit.getByText('Dear Mrs Shah', { exact: false }).first().waitFor();
    await expectAccessible(page, 'Send progress message');
    await field(edit, 'Message').getByText('Client salutation').dblclick();
    const format = await opened(page.getByRole('dialog', { name: 'Token format' }));
    await expectAccessible(page, 'Token format');
    await pressEscape(page);
    await format.waitFor({ state: 'hidden' });
    await retype(page, field(edit, 'Message'), '{{ client.first_name | shout }}');
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.waitFor({ state: 'hidden' });
    await pressEscape(page);
    await task.getByRole('button', { name: 'Save', exact: true }).click();
    await task.getByRole('tab', { name: 'Triggered actions (1 fault)' }).waitFor();
    await openActions(page);
    await expectAccessible(page, 'Triggered Actions, with a fault');
    await editAction(page, 'Text to each client');
    await expectAccessible(page, 'Send progress message, with a fault');
    await showPage(edit, 'Condition');
    await edit.getByRole('button', { name: 'Add condition' }).click();
    await edit.getByText(/^The condition /).waitFor();
    await expectAccessible(page, 'Condition');
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.getByRole('button', { name: 'Remove condition' }).click();
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.waitFor({ state: 'hidden' });
  });

  test('the form of each kind of action', async () => {
    const { page } = await open();
    await editTask(page, 'Purchase', 'Title checked');
    const actions = await openActions(page);
    await expectAccessible(page, 'Triggered Actions, with nothing');
    const added = page.getByRole('dialog', { name: 'Add Triggered Action' });
    for (const kind of [
      'Create file note',
      'Email to a party',
      'Change status',
      'Set a field or key date',
      'Set other tasks',
      'Open a web page',
      'Create a reminder',
    ]) {
      await actions.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('menuitem', { name: kind }).click();
      await opened(added);
      await expectAccessible(page, kind);
      await added.getByRole('button', { name: 'Cancel' }).click();
      await added.waitFor({ state: 'hidden' });
    }
  });

  test('and the test bench', async () => {
    const { page } = await open();
    await openOptions(page, 'Test bench');
    await expectAccessible(page, 'Test bench, with nothing chosen');
    await openMatter(page, shahMatter);
    await openOptions(page, 'Test bench');
    await chooseIn(
      page.getByRole('region', { name: 'Page' }),
      'Task',
      `${searchesReceived} Contract and Searches`,
    );
    await page.getByText(/^In all 2 texts/).waitFor();
    await expectAccessible(page, 'Test bench');
  });
});
