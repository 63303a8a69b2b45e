import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds, systemClock } from '../../src-shared/time.ts';
import { startTwilioStandIn } from '../support/twilio-stand-in.ts';
import { expectAccessible } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import { findShah, mrsShah, showAttention } from './support/attention-steps.ts';
import { callFrom } from './support/calls.ts';
import { changeRows, readRows } from './support/standing-messages.ts';
import { eventually, openOptions, setUpTwilio } from './support/steps.ts';

describeApplication('The status line and Usage', (open) => {
  test('tries again at once what waits, when it is told to', async () => {
    const { page, dataFolder } = await open();
    const now = systemClock.now();
    const inAnHour = addSeconds(now, 3600);
    await showAttention(page, dataFolder, [
      {
        body: 'It waits',
        gateway: 'practice',
        state: 'queued',
        reason: 'no_network',
        due_at: inAnHour,
        attention: 0,
        not_after: addSeconds(now, 7200),
      },
    ]);
    const status = page.getByRole('contentinfo');
    await status.getByText('1 message waits').waitFor();
    await status.getByRole('button', { name: 'Retry now' }).waitFor();
    changeRows(dataFolder, `insert into channel_pauses values ('sms', 'no_network', '${inAnHour}')`);
    await page.reload();
    await status.getByText('No connection').waitFor();
    await page.getByText('Texts wait: No connection could be made').waitFor();
    await page.getByRole('button', { name: 'Retry now' }).click();
    await page.getByText('Texts wait:').waitFor({ state: 'hidden' });
    await status.getByText('No message waits').waitFor();
    await eventually(
      () => readRows(dataFolder, "select state from messages where body = 'It waits'")[0]?.state,
    ).toBe('delivered');
  });

  test('counts what was sent under Options > Usage', async () => {
    const twilio = await startTwilioStandIn();
    onTestFinished(() => twilio.close());
    const { page, dataFolder } = await open();
    await openOptions(page, 'Usage');
    await page.getByText('Nothing was sent in these months.').waitFor();
    await expectAccessible(page, 'Options > Usage, empty');
    await setUpTwilio(page, twilio);
    const { matterId, contactId } = await findShah(page);
    await callFrom(page, 'messages.sendSms', {
      matterId,
      contactId,
      mobile: mrsShah.sms,
      text: 'Count me',
      messageId: newId(),
      isAgain: false,
    });
    await eventually(() => twilio.received.length).toBe(1);
    await openOptions(page, 'Usage');
    await page.getByText('Texts: 1, in 1 SMS part. Emails: 0.').waitFor();
    await page.getByText("type the provider's price").waitFor();
    await expectAccessible(page, 'Options > Usage');
    changeRows(dataFolder, 'update firm_settings set sms_price_per_thousand = 4100');
    await page.reload();
    await openOptions(page, 'Usage');
    await page.getByText('Texts: 1, in 1 SMS part, about £0.04. Emails: 0.').waitFor();
    await page.getByRole('img', { name: /^SMS parts by month: .* 1$/ }).waitFor();
    await page
      .getByRole('table', { name: 'By matter type' })
      .getByRole('row', { name: /^Purchase/ })
      .waitFor();
    await page.context().grantPermissions(['clipboard-read']);
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    await page.getByText('Paste it into a spreadsheet.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^Month,Person,Matter type,Texts,SMS parts,Emails\r?\n\d{4}-\d\d,Eleanor Whitcombe,Purchase,1,1,0$/,
    );
  });
});
