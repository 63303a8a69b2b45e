import { expect } from 'vitest';
import type { Application } from '../../src-main/application.ts';
import type { MessageState } from '../../src-shared/domain/message-states.ts';
import type { Networks } from './bad-networks.ts';
import { crashClient } from './crash-firm.ts';
import { readAttention, readDocumentScreens, readFrame, readProgressScreens, type Shown } from './screens.ts';

const gone: readonly MessageState[] = ['accepted', 'delivered'];
const notGone: readonly MessageState[] = ['failed', 'cancelled', 'expired', 'blocked'];

/** How often a message arrived: each as what (an id of the network), so that a second copy of a mail shows. */
function arrivalsOf({ kind, to }: Shown, { twilio, smtp }: Networks): string[] {
  const [matter = 0, which = 0] = to.replace('Client ', '').split('-').map(Number);
  const { mobile, email } = crashClient(matter, which === 0 ? 0 : 1);
  if (kind === 'sms') return twilio.received.filter((text) => text.to === mobile).map((text) => text.sid);
  return smtp.received.filter((mail) => mail.recipients.includes(email)).map((mail) => mail.messageId);
}

/**
 * Compares what the screens say with what arrived at the stand-ins, message by message and in sum. Everything has come to rest
 * and was looked for: what is still not known then has not arrived, but for mails, which no server can be asked about.
 */
export async function checkScreens(
  application: Application,
  matters: readonly string[],
  ticks: readonly string[],
  networks: Networks,
): Promise<void> {
  const shown = await readDocumentScreens(application, matters);
  expect(shown).toHaveLength(4 * ticks.length);
  const counts = new Map<string, number>();
  let arrived = 0;
  for (const message of shown) {
    const { kind, to, status } = message;
    const what = `${kind} to ${to}: ${status.state}, ${status.note}`;
    const arrivals = arrivalsOf(message, networks);
    arrived += arrivals.length;
    counts.set(`${kind} ${status.state}`, (counts.get(`${kind} ${status.state}`) ?? 0) + 1);
    // One automatic retry of a mail in doubt, by which a server or a reader can tell the second copy.
    expect(arrivals.length, what).toBeLessThanOrEqual(kind === 'email' ? 2 : 1);
    expect(new Set(arrivals).size, what).toBeLessThanOrEqual(1);
    if (gone.includes(status.state)) expect(arrivals.length, what).toBeGreaterThanOrEqual(1);
    else if (notGone.includes(status.state)) expect(arrivals, what).toEqual([]);
    else {
      expect(status.state, what).toBe('not_known');
      if (kind === 'sms') expect(arrivals, what).toEqual([]);
    }
  }
  expect(arrived).toBe(networks.twilio.received.length + networks.smtp.received.length);
  expect(networks.twilio.problems).toEqual([]);

  const onProgress = await readProgressScreens(application, ticks);
  for (const { documentId, status } of shown) expect(onProgress.get(documentId)).toEqual(status);

  const toLookAt = shown.filter(({ status }) => [...notGone, 'not_known'].includes(status.state));
  const attention = await readAttention(application);
  expect(attention.sort()).toEqual(toLookAt.map(({ documentId }) => documentId).sort());
  const counted = { sending: 0, waiting: 0, attention: toLookAt.length };
  expect(await readFrame(application)).toMatchObject(counted);
  // Both are met, or the misbehaving proved nothing.
  expect(counts.get('sms delivered')).toBeGreaterThan(0);
  expect(toLookAt.length).toBeGreaterThan(0);
}
