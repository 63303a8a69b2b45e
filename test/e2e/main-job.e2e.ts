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
  searchesReceived,
  setUndoWindow,
  setUpOfficeMail,
  setUpTwilio,
  shahMatter,
  showTab,
  taskBox,
  whatHappened,
} from './support/steps.ts';

const clients = [
  {
    name: 'Mrs Priya Shah',
    salutation: 'Mrs Shah',
    number: '+447700900118',
    address: 'priya.shah@example.org',
  },
  { name: 'Mr Amit Shah', salutation: 'Mr Shah', number: '+447700900271', address: 'amit.shah@example.org' },
];
const text = (salutation: string) =>
  `Dear ${salutation}, your search results are in. We are checking them and will report to you within 5 working days. Harbour & Lane Solicitors 0117 496 0142`;
const subject = 'HL/2026/0412: your search results have arrived';

async function sendTest(page: Page, label: string, to: string, sentence: string): Promise<void> {
  await field(page, label).fill(to);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByText(sentence).waitFor();
}

describeApplication('The main job', (open) => {
  test('a tick tells both clients by text and by email, each once, and the Document screen follows', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    twilio.statuses = ['queued'];
    const smtp = await startSmtpStandIn({ security: 'none' });
    onTestFinished(() => smtp.close());
    const { page, faults } = await open();
    await page.getByText('Practice: texts and emails are kept here. Nothing leaves this computer.').waitFor();

    await setUpTwilio(page, twilio);
    await page.getByText('Practice for emails: they are kept here').waitFor();
    await sendTest(page, 'Mobile number for the test', '07700 900999', 'The SMS provider took it.');
    expect(twilio.received.splice(0)).toMatchObject([
      { to: '+447700900999', body: expect.stringContaining('This is a test from Clerkwell') },
    ]);
    await setUpOfficeMail(page, smtp.port);
    await page.getByText('Practice for emails: they are kept here').waitFor({ state: 'hidden' });
    await sendTest(page, 'Email address for the test', 'it@example.com', 'The mail server took it.');
    expect(smtp.received.splice(0)).toMatchObject([
      { recipients: ['it@example.com'], subject: 'Test from Clerkwell' },
    ]);
    // Long enough that the messages can be seen to wait.
    await setUndoWindow(page, 10);

    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await panel.getByText(`“${searchesReceived}” is done`).waitFor();
    for (const line of [
      'Text to Mrs Priya Shah, 07700 900118',
      'Text to Mr Amit Shah, 07700 900271',
      'Email to Mrs Priya Shah, priya.shah@example.org',
      'Email to Mr Amit Shah, amit.shah@example.org',
    ]) {
      await panel.getByText(line).waitFor();
    }
    expect(await taskBox(page, searchesReceived).isChecked()).toBe(true);

    await showTab(page, 'Documents');
    const texts = documentRows(page, 'your search results are in');
    const emails = documentRows(page, subject);
    const waiting = (rows: typeof texts) => rows.filter({ hasText: 'Waiting' }).count();
    await eventually(() => waiting(texts)).toBe(2);
    expect(await waiting(emails)).toBe(2);
    expect([...twilio.received, ...smtp.received]).toEqual([]);

    await eventually(() => texts.filter({ hasText: 'Sent' }).count()).toBe(2);
    await eventually(() => emails.filter({ hasText: 'Sent' }).count()).toBe(2);
    twilio.statuses = ['delivered'];
    await eventually(() => texts.filter({ hasText: 'Delivered' }).count()).toBe(2);

    const byRecipient = <Message extends object>(messages: Message[], of: (one: Message) => string) =>
      Object.fromEntries(messages.map((one) => [of(one), one]));
    expect(twilio.received).toHaveLength(2);
    expect(byRecipient(twilio.received, ({ to }) => to)).toMatchObject(
      Object.fromEntries(clients.map(({ number, salutation }) => [number, { body: text(salutation) }])),
    );
    expect(smtp.received).toHaveLength(2);
    expect(byRecipient(smtp.received, ({ recipients }) => recipients.join())).toMatchObject(
      Object.fromEntries(
        clients.map(({ name, address, salutation }) => [
          address,
          {
            subject,
            to: expect.stringContaining(name),
            text: expect.stringMatching(`^Dear ${salutation},\n`),
          },
        ]),
      ),
    );
    expect(twilio.creates).toBe(3);
    expect(twilio.problems).toEqual([]);
    expect(await texts.count()).toBe(2);
    expect(await emails.count()).toBe(2);
    expect(faults).toEqual([]);
  });
});
