import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Axe on what a person can use now: the dialog on top, which hides everything behind it (looked at as a screen of its own), or
 * the page. The page has no frames, so axe need not look for any.
 */
async function axeOn(page: Page): Promise<AxeBuilder> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const isDialog = await page.evaluate(() => {
    for (const seen of document.querySelectorAll('[data-axe]')) seen.removeAttribute('data-axe');
    const dialogs = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')];
    const open = dialogs.filter((dialog) => !dialog.closest('[data-exiting]')).at(-1);
    open?.setAttribute('data-axe', '');
    return open !== undefined;
  });
  return isDialog ? axe.include('[data-axe]') : axe;
}

/** Goes over what is shown with axe, and once more in dark for its colours. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const look = async (colorScheme: 'light' | 'dark', rules?: string[]) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    const axe = await axeOn(page);
    const { violations, passes } = await (rules ? axe.withRules(rules) : axe).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
    expect(
      passes.map(({ id }) => id),
      `axe looked at ${screen}, ${colorScheme}`,
    ).toContain('color-contrast');
  };
  await look('dark', ['color-contrast']);
  await look('light');
}

/** Waits for a dialog. */
export async function opened(dialog: Locator): Promise<Locator> {
  await dialog.waitFor();
  return dialog;
}

/** What has the focus, in words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    if (!element || element === document.body) return 'nothing';
    return `${element.getAttribute('role') ?? element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`;
  });
}
