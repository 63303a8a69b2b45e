import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { startTwilioStandIn } from '../support/twilio-stand-in.ts';
import { describeApplication } from './support/application.ts';
import {
  clickTask,
  documentRows,
  eventually,
  field,
  openMatter,
  openOptions,
  save,
  searchesReceived,
  setUndoWindow,
  setUpOfficeMail,
  setUpTwilio,
  shahMatter,
  showTab,
} from './support/steps.ts';

const words = 'Your keys are ready.';

/** A port of this computer that nothing listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function sendSms(page: Page): Promise<void> {
  await openMatter(page, shahMatter);
  await showTab(page, 'Documents');
  await page.getByRole('button', { name: 'New SMS' }).click();
  const dialog = page.getByRole('dialog', { name: 'New SMS' });
  await field(dialog, 'Message').fill(words);
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.getByText('is in the outbox').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

/** Sees that the only message with these words waits, and that its preview says why and what to do. */
async function expectWaiting(page: Page, text: string, why: string): Promise<void> {
  const row = documentRows(page, text);
  await eventually(() => row.filter({ hasText: 'Waiting' }).filter({ hasText: why }).count()).toBe(1);
  expect(await row.count()).toBe(1);
  await row.click();
  await page.getByRole('region', { name: 'Preview' }).getByText(why).first().waitFor();
}

describeApplication('When sending cannot be', (open) => {
  test('a wrong Twilio token is told, the text waits, and goes once when the token is right', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page } = await open();
    await setUpTwilio(page, { ...twilio, authToken: 'wrong-token' });
    await sendSms(page);
    const why =
      'Twilio refused the account SID or the auth token. Ask an administrator to check Options > SMS account.';
    await expectWaiting(page, words, why);
    await page.getByText(`Texts wait: ${why}`).waitFor();
    expect(twilio.received).toEqual([]);

    await openOptions(page, 'SMS account');
    expect(await field(page, 'Auth token').inputValue()).toBe('');
    await field(page, 'Auth token').fill(twilio.authToken);
    await save(page);
    await page.getByText('Texts wait:').waitFor({ state: 'hidden' });
    await openMatter(page, shahMatter);
    await eventually(() => documentRows(page, words, 'Sent').count()).toBe(1);
    expect(twilio.received).toMatchObject([{ to: '+447700900118', body: words }]);
    expect(twilio.creates).toBe(1);
    expect(twilio.problems).toEqual([]);
  });

  test('without a way to the provider a text waits, and goes once when there is one', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page } = await open();
    await setUpTwilio(page, { ...twilio, url: `http://127.0.0.1:${await closedPort()}` });
    await sendSms(page);
    const why =
      'No connection could be made: this computer is offline, or the server under Options is not the right one. It goes by itself once there is a connection.';
    await expectWaiting(page, words, why);

    await openOptions(page, 'SMS account');
    await field(page, 'API address').fill(twilio.url);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Type it again: the stored one was for the account as it was.').waitFor();
    await field(page, 'Auth token').fill(twilio.authToken);
    await save(page);
    await openMatter(page, shahMatter);
    await eventually(() => documentRows(page, words, 'Sent').count()).toBe(1);
    expect(twilio.received).toHaveLength(1);
    expect(twilio.creates).toBe(1);
  });

  test('without a mail server emails wait while texts go, and each email goes once when there is one', async () => {
    const smtp = await startSmtpStandIn({ security: 'none' });
    onTestFinished(() => smtp.close());
    const { page } = await open();
    await setUpOfficeMail(page, await closedPort());
    await field(page, 'Email address for the test').fill('it@example.com');
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('No connection could be made').waitFor();
    await setUndoWindow(page, 0);
    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    await showTab(page, 'Documents');
    const emails = documentRows(page, 'your search results have arrived');
    await eventually(() => emails.filter({ hasText: 'Waiting' }).count()).toBe(2);
    await eventually(() => emails.filter({ hasText: 'No connection could be made' }).count()).toBeGreaterThan(
      0,
    );
    await eventually(() => documentRows(page, 'your search results are in', 'Delivered').count()).toBe(2);

    await setUpOfficeMail(page, smtp.port);
    await openMatter(page, shahMatter);
    await eventually(() => emails.filter({ hasText: 'Sent' }).count()).toBe(2);
    expect(smtp.received.flatMap(({ recipients }) => recipients).sort()).toEqual([
      'amit.shah@example.org',
      'priya.shah@example.org',
    ]);
  });
});
