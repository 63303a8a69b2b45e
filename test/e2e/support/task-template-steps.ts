import type { Locator, Page } from 'playwright-core';
import { assertNever } from '../../../src-shared/result.ts';
import { addVisibility, chooseToken, setFirstLine } from './condition-steps.ts';
import { chooseIn, fillDialog, labelled, turn } from './dialog-steps.ts';
import type { Action, ConditionLine, Target, Template, Words } from './lease-extension.ts';
import { rowWith } from './options-steps.ts';
import { eventually, field } from './steps.ts';
import { openActions, showPage } from './task-template.ts';

/** Adds a task at the end of a category, on the page Tasks of a matter type. */
export async function addTask(page: Page, category: string, template: Template): Promise<void> {
  await rowWith(page, 'Task templates', category).click();
  await page.getByRole('button', { name: 'Add Task', exact: true }).click();
  await fillDialog(page, 'Add Task Template', 'Save', async (dialog) => {
    await field(dialog, 'Name').fill(template.name);
    if (template.target) await setTarget(dialog, template.target);
    if (template.visibility) {
      await showPage(dialog, 'Visibility');
      await addVisibility(dialog, template.visibility);
    }
    if (template.action) await addAction(dialog, template.action);
    if (template.preActivation) {
      await showPage(dialog, 'Pre-activation');
      await turn(dialog, 'switch', 'Must be done before activation');
    }
  });
  await rowWith(page, 'Task templates', template.name).waitFor();
}

async function setTarget(dialog: Locator, { amount, unit, direction, from }: Target): Promise<void> {
  await showPage(dialog, 'Target date');
  await turn(dialog, 'switch', 'It has a target date');
  await field(dialog, 'Amount').fill(String(amount));
  await chooseIn(dialog, 'Unit', unit);
  await chooseIn(dialog, 'Direction', direction);
  if ('keyDate' in from) await chooseIn(dialog, 'Counted from', from.keyDate);
  else {
    await chooseIn(dialog, 'Counted from', 'the target date of a task');
    await chooseIn(dialog, ' Task', labelled(from.task));
  }
}

async function addAction(dialog: Locator, action: Action): Promise<void> {
  const page = dialog.page();
  const actions = await openActions(page);
  const add = async (kind: string, fillIn: (edit: Locator) => Promise<void>) => {
    await actions.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
    await fillDialog(page, 'Add Triggered Action', 'Done', fillIn);
  };
  switch (action.kind) {
    case 'message':
      await add('Send progress message', async (edit) => {
        await chooseIn(edit, 'Channel', action.channel);
        if (action.subject) await write(edit, 'Subject', action.subject);
        await write(edit, 'Message', action.body);
      });
      if (action.condition) await addActionCondition(actions, action.condition);
      break;
    case 'note':
      await add('Create file note', async (edit) => {
        await write(edit, 'What the note is about', action.about);
        await write(edit, 'What the note begins with', action.begins);
      });
      break;
    case 'status':
      await add('Change status', (edit) => chooseIn(edit, 'Change the status to', labelled(action.to)));
      break;
    default:
      assertNever(action);
  }
  await actions.getByRole('button', { name: 'Close' }).last().click();
  await actions.waitFor({ state: 'hidden' });
}

async function addActionCondition(actions: Locator, line: ConditionLine): Promise<void> {
  await actions.getByRole('button', { name: 'Condition', exact: true }).click();
  await fillDialog(actions.page(), 'Edit Triggered Action', 'Done', async (edit) => {
    await edit.getByRole('button', { name: 'Add condition', exact: true }).click();
    await setFirstLine(edit, line);
  });
}

/** Types words into a text and inserts its tokens with the button above it. */
async function write(dialog: Locator, label: string, words: Words): Promise<void> {
  const text = field(dialog, label);
  const insert = text.locator('xpath=preceding::button[normalize-space()="Insert Token"][1]');
  let written = '';
  await text.click();
  for (const part of words) {
    if (typeof part === 'string') {
      await text.pressSequentially(part);
      written += part.replaceAll('\n', '');
    } else {
      await insert.click();
      await chooseToken(dialog.page(), part.token);
      written += part.token;
    }
    // A token comes once the selector has given the focus back; only then can one go on typing.
    await eventually(() => text.textContent()).toBe(written);
    await eventually(() => text.evaluate((editor) => editor.contains(document.activeElement))).toBe(true);
  }
}
