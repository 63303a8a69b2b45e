import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Axe on what a person can use now: the dialog on top, which hides everything behind it (looked at as a screen of its own), or
 * the page; by all rules or one. Answers what is wrong and which rules found something that is right. What axe found is
 * boiled down in the page: carrying all of it over costs far more time than looking.
 */
async function analyze(page: Page, rule: string | null): Promise<{ found: string[]; passed: string[] }> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const dialogs = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')];
    const top = dialogs.filter((dialog) => !dialog.closest('[data-exiting]')).at(-1);
    const { violations, passes } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(
      top ?? document,
      only === null ? {} : { runOnly: { type: 'rule', values: [only] } },
    );
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
    return { found, passed: passes.map(({ id }) => id) };
  }, rule);
}

/** Goes over what is shown with axe, and once more in dark for its colours. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const look = async (colorScheme: 'light' | 'dark', rule: string | null) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    const { found, passed } = await analyze(page, rule);
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
    expect(passed, `axe looked at ${screen}, ${colorScheme}`).toContain('color-contrast');
  };
  await look('dark', 'color-contrast');
  await look('light', null);
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
