import type { Locator, Page } from 'playwright-core';
import { addSeconds, systemClock } from '../../../src-shared/time.ts';
import { callFrom } from './calls.ts';
import { putMessages, type StandingMessage } from './standing-messages.ts';
import { goTo, shahMatter } from './steps.ts';

/** A client of the sample firm's first matter, who can have texts and emails. */
export const mrsShah = {
  name: 'Mrs Priya Shah',
  sms: '07700 900118',
  email: 'priya.shah@example.org',
} as const;

/** Goes to Needs attention by the rail. */
export async function goToAttention(page: Page): Promise<void> {
  await goTo(page, 'Needs attention');
  await page.getByRole('heading', { level: 1, name: 'Needs attention' }).waitFor();
}

/** The pane that tells of the chosen message. */
export function chosenAttention(page: Page): Locator {
  return page.getByRole('region', { name: 'Message', exact: true });
}

/** The rows of Needs attention that hold all the words. */
export function attentionRows(page: Page, ...words: string[]): Locator {
  const rows = page.getByRole('grid', { name: 'Messages' }).getByRole('row');
  return words.reduce((found, word) => found.filter({ hasText: word }), rows);
}

/** The ids of her and of that matter. */
export async function findShah(page: Page): Promise<{ matterId: string; contactId: string }> {
  const { matters } = await callFrom(page, 'matters.find', { text: shahMatter, limit: 1, after: null });
  const matterId = matters[0]?.id ?? '';
  const { clients } = await callFrom(page, 'messages.smsClients', { matterId });
  return { matterId, contactId: clients.find((client) => client.name === mrsShah.name)?.contactId ?? '' };
}

/** Messages that stand so, the first the newest, and Needs attention on screen with the first chosen. */
export async function showAttention(
  page: Page,
  dataFolder: string,
  messages: Partial<StandingMessage>[],
): Promise<void> {
  const { matterId: matter_id, contactId: contact_id } = await findShah(page);
  const now = systemClock.now();
  const rows = messages.map(
    (message, index): StandingMessage => ({
      channel: 'sms',
      state: 'failed',
      reason: 'refused',
      recipient: '+447700900118',
      recipient_shown: mrsShah.sms,
      recipient_name: mrsShah.name,
      state_at: addSeconds(now, -60 * (index + 1)),
      matter_id,
      contact_id,
      ...message,
    }),
  );
  putMessages(dataFolder, rows);
  await page.reload();
  await goToAttention(page);
  await attentionRows(page).nth(1).click();
}
