import type { Locator, Page } from 'playwright-core';
import { eventually, openOptions, pressEscape } from './steps.ts';

const taskTemplate = /^(Edit|Add) Task Template$/;

/** Opens Edit Task Template for a task of a matter type. */
export async function editTask(page: Page, type: string, task: string): Promise<Locator> {
  await openOptions(page, type);
  const name = page.getByRole('rowheader', { name: task, exact: true });
  await page.getByRole('row').filter({ has: name }).click();
  await page.getByRole('button', { name: 'Edit Task' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit Task Template' });
  await dialog.waitFor();
  return dialog;
}

/** Goes to a page of the dialog; its name may say that there are faults on it. */
export async function showPage(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
}

/** Opens the Triggered Actions window from the one of the task template. */
export async function openActions(page: Page): Promise<Locator> {
  const task = page.getByRole('dialog', { name: taskTemplate });
  await showPage(task, 'Triggered actions');
  await task.getByRole('button', { name: 'Actions', exact: true }).click();
  const actions = page.getByRole('dialog', { name: 'Triggered Actions' });
  await actions.waitFor();
  return actions;
}

/** Opens the form of the first action whose sentence begins with these words. */
export async function editAction(page: Page, words: string): Promise<Locator> {
  const actions = page.getByRole('dialog', { name: 'Triggered Actions' });
  await actions.getByRole('option', { name: new RegExp(`^${words}`) }).click();
  await actions.getByRole('button', { name: 'Edit', exact: true }).click();
  const edit = page.getByRole('dialog', { name: 'Edit Triggered Action' });
  await edit.waitFor();
  return edit;
}

/**
 * Closes the Triggered Actions window and saves the task. `then`: whether open matters take the change too; 'nothing' when none
 * would change, so that nobody is asked.
 */
export async function saveTask(page: Page, then: 'apply' | 'new-only' | 'nothing'): Promise<void> {
  const actions = page.getByRole('dialog', { name: 'Triggered Actions' });
  if (await actions.isVisible()) {
    await pressEscape(page);
    await actions.waitFor({ state: 'hidden' });
  }
  const task = page.getByRole('dialog', { name: taskTemplate });
  await task.getByRole('button', { name: 'Save', exact: true }).click();
  await task.waitFor({ state: 'hidden' });
  if (then === 'nothing') return;
  const apply = page.getByRole('dialog', { name: 'Apply to open matters' });
  if (then === 'new-only') await apply.getByRole('button', { name: 'New matters only' }).click();
  else {
    await apply.getByRole('button', { name: 'Apply to open matters' }).click();
    await apply.getByText(/^Done:/).waitFor();
    await pressEscape(page);
  }
  await apply.waitFor({ state: 'hidden' });
}

/** What stands in an editor with pills: a pill as its label in brackets, a line break as it is. */
export function textOf(editor: Locator): Promise<string> {
  return editor.evaluate((root) =>
    [...root.querySelectorAll('p')]
      .map((line) =>
        [...line.childNodes]
          .map((node) =>
            node instanceof HTMLElement && node.dataset.token
              ? `[${node.textContent}]`
              : (node.textContent ?? ''),
          )
          .join(''),
      )
      .join('\n'),
  );
}

/** Empties an editor with pills and types into it. A window that has just closed may still be giving the focus back. */
export async function retype(page: Page, editor: Locator, text: string): Promise<void> {
  await eventually(async () => {
    await editor.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    return textOf(editor);
  }).toBe('');
  await page.keyboard.type(text);
}

/** Pastes into what has the focus, as from a program that offers both forms. */
export async function paste(page: Page, clipboard: { plain: string; html: string }): Promise<void> {
  await page.evaluate(({ plain, html }) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    data.setData('text/html', html);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, clipboard);
}
