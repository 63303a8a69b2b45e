import type { SendingForm, sendingRulesContract } from '../../src-shared/contract/sending-rules.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { mergeEdits } from '../../src-shared/domain/merge-edits.ts';
import { parseMobile, showMobile } from '../../src-shared/domain/phone.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { toFlag } from '../database/count.ts';
import type { Queryable } from '../database/database.ts';
import { listPauses, resumeChannel } from '../delivery/pause-queries.ts';
import { readSendingRules } from '../delivery/sending-rules.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { moveHeld } from '../messages/held-queries.ts';
import { cancelWaitingMessages, countWaitingMessages } from '../messages/outbox-queries.ts';
import { type FirmSettings, gatewayOf, getFirmSettings, updateFirmSettings } from './firm-queries.ts';
import { changedMeanwhile, writeOptions } from './write-options.ts';

const channels = ['sms', 'email'] as const;
const hourFields = ['days', 'from', 'until', 'onBankHolidays'] as const;

/** Answers Options > Sending: the rules that every message is held to. */
export function sendingHandlers(deps: Deps): HandlersFor<typeof sendingRulesContract> {
  const { database, clock } = deps;
  return {
    'options.sending': async () => ok(toForm(await getFirmSettings(database.read))),
    'options.testModeSwitch': async () => {
      const firm = await getFirmSettings(database.read);
      const [sms, email] = channels.map((channel) => gatewayOf(firm, channel) !== 'practice');
      let waiting = 0;
      for (const channel of realChannels(firm)) waiting += await countWaitingMessages(database.read, channel);
      return ok({ sms: sms === true, email: email === true, waiting });
    },
    'options.saveSending': async ({ was, form }, { user }) => {
      const details = findProblems(form);
      if (Object.keys(details).length > 0)
        return fail('malformed_input', 'Nothing was saved. Mend what is marked and save again.', details);
      return writeOptions(deps, user, async ({ tx, record, changed }) => {
        const now = clock.now();
        const firm = await getFirmSettings(tx);
        const before = toForm(firm);
        const { merged: after, conflicts } = mergeEdits(was, tidy(form), before);
        if (conflicts.length > 0)
          return changedMeanwhile(
            'this',
            Object.fromEntries(conflicts.map((field) => [field, JSON.stringify(before[field])])),
          );
        await updateFirmSettings(tx, toColumns(after));
        const cancelled = before.testMode === after.testMode ? 0 : await cancelWaiting(tx, firm, now);
        if (hourFields.some((field) => before[field] !== after[field]))
          await moveHeld(tx, await readSendingRules(tx, now), now);
        await goOn(tx, now);
        await record('sending.save', firm.id, { before, after: { ...after, cancelled } });
        for (const area of ['session', 'documents', 'progress'] as const) changed({ area, matterId: null });
        return ok({ cancelled });
      });
    },
  };
}

/** The channels whose messages leave this computer: practice knows no test mode. */
function realChannels(firm: FirmSettings) {
  return channels.filter((channel) => gatewayOf(firm, channel) !== 'practice');
}

/** What waits was written for a client or for the test number: it never becomes the other. */
async function cancelWaiting(tx: Queryable, firm: FirmSettings, now: string): Promise<number> {
  let cancelled = 0;
  for (const channel of realChannels(firm))
    cancelled += await cancelWaitingMessages(tx, { channel }, 'test_mode_changed', now);
  return cancelled;
}

/** Lets a channel that had nowhere to send its tests to try again at once. */
async function goOn(tx: Queryable, now: string): Promise<void> {
  for (const { channel, reason } of await listPauses(tx, now))
    if (reason === 'test_recipient_missing') await resumeChannel(tx, channel, now);
}

/** What cannot be saved, by field, with what to do. */
function findProblems({ testMobile, testEmail }: SendingForm): Record<string, string> {
  const details: Record<string, string> = {};
  const mobile = parseMobile(testMobile);
  if (testMobile !== '' && !mobile.ok)
    details.testMobile = `This is not a number that can be texted: ${mobile.problem}.`;
  if (testEmail !== '' && !parseEmailAddress(testEmail))
    details.testEmail = 'Type one address, such as office@example.com, or nothing.';
  return details;
}

/** The form as it is kept: a number as it was understood, and all day in one way. */
function tidy(form: SendingForm): SendingForm {
  const allDay = form.from === form.until;
  const hours = allDay ? { from: '00:00', until: '00:00' } : { from: form.from, until: form.until };
  return { ...form, ...hours, testMobile: showMobile(form.testMobile) };
}

function toForm(firm: FirmSettings): SendingForm {
  return {
    undoWindowSeconds: firm.undo_window_seconds,
    days: firm.sending_days,
    from: firm.sending_from,
    until: firm.sending_until,
    onBankHolidays: firm.send_on_bank_holidays === 1,
    testMode: firm.test_mode === 1,
    testMobile: firm.test_mobile,
    testEmail: firm.test_email,
    dailyLimit: firm.daily_limit,
    smsPerSecond: firm.sms_per_second,
    smsConnections: firm.sms_connections,
    emailPerMinute: firm.email_per_minute,
    emailConnections: firm.email_connections,
    smsPricePerThousand: firm.sms_price_per_thousand,
  };
}

function toColumns(form: SendingForm) {
  return {
    undo_window_seconds: form.undoWindowSeconds,
    sending_days: form.days,
    sending_from: form.from,
    sending_until: form.until,
    send_on_bank_holidays: toFlag(form.onBankHolidays),
    test_mode: toFlag(form.testMode),
    test_mobile: form.testMobile,
    test_email: form.testEmail,
    daily_limit: form.dailyLimit,
    sms_per_second: form.smsPerSecond,
    sms_connections: form.smsConnections,
    email_per_minute: form.emailPerMinute,
    email_connections: form.emailConnections,
    sms_price_per_thousand: form.smsPricePerThousand,
  };
}
