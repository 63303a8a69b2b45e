import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { type ActionSketch, type TickFirm, tickFirm } from '../../test/support/tick-firm.ts';
import { reasonSentence } from './reasons.ts';
import { checkBeforeSending } from './recheck.ts';
import { readSendingRules } from './sending-rules.ts';

/** What is decided of each message of a firm, in their order. */
async function decisions({ database, clock, messages }: TickFirm) {
  const rows = await messages();
  return database.write(async (tx) => {
    const rules = await readSendingRules(tx, clock.now());
    const found = [];
    for (const row of rows) found.push(await checkBeforeSending(tx, rules, row, clock.now()));
    return found;
  });
}

const toAgent: ActionSketch = { kind: 'email_party', role: 'estate_agent', subject: 'News', body: 'x' };
const toClient = {
  kind: 'send_progress_message',
  channel: 'email',
  subject: 'News',
  body: 'x',
} as ActionSketch;

eachEngine('looking again before an email goes', (open) => {
  it('asks a client’s consent, and never a professional’s', async () => {
    const firm = await tickFirm(await open(), [toAgent, toClient], { clients: [{}] });
    await firm.addParty('estate_agent', { full_name: 'Ash Homes', send_emails: 0 });
    await firm.mustTick();
    await firm.database.read.updateTable('contacts').set({ send_emails: 0 }).execute();
    const obstacles = async () => {
      const names = (await firm.messages()).map((message) => message.recipient_name);
      const found = await decisions(firm);
      return found.map((one, index) => [names[index], one.kind === 'end' ? one.reason : null]);
    };
    expect(await obstacles()).toEqual([
      ['Ash Homes', null],
      ['Olive Ash', 'not_flagged_for_emails'],
    ]);
    await firm.database.read.updateTable('matters').set({ messages_off: 1 }).execute();
    expect(await obstacles()).toEqual([
      ['Ash Homes', 'messages_off'],
      ['Olive Ash', 'messages_off'],
    ]);
  });
});

eachEngine('the daily limit', (open) => {
  it('is one of clients: a professional has as many emails as their work needs', async () => {
    const firm = await tickFirm(await open(), [toAgent, toClient], {
      clients: [{}],
      firm: { daily_limit: 0 },
    });
    await firm.addParty('estate_agent', { full_name: 'Ash Homes' });
    await firm.mustTick();
    expect(await decisions(firm)).toMatchObject([
      { kind: 'go', recipientName: 'Ash Homes' },
      { kind: 'end', state: 'blocked', reason: 'daily_limit' },
    ]);
  });
});

const textClient = { kind: 'send_progress_message', channel: 'sms', subject: '', body: 'x' } as ActionSketch;

eachEngine('looking again whom a message goes to', (open) => {
  async function setUp() {
    const firm = await tickFirm(await open(), [toAgent, textClient, toClient], { clients: [{}] });
    const agentId = await firm.addParty('estate_agent', { full_name: 'Ash Homes' });
    await firm.mustTick();
    const { read } = firm.database;
    return {
      firm,
      agentId,
      clientId: firm.contactIds[0] ?? '',
      change: (id: string, columns: { mobile?: string | null; email?: string | null }) =>
        read.updateTable('contacts').set(columns).where('id', '=', id).execute(),
      setRole: (id: string, role: 'lender' | 'client') =>
        read.updateTable('parties').set({ role }).where('contact_id', '=', id).execute(),
      takeOff: (id: string) => read.deleteFrom('parties').where('contact_id', '=', id).execute(),
      /** Per message, in the order of the actions: what is in the way. */
      obstacles: async () =>
        (await decisions(firm)).map((one) => one.kind === 'end' && [one.state, one.reason, one.detail ?? '']),
    };
  }

  it('sends nothing to a number or address that was changed, and says the new one', async () => {
    const { change, clientId, agentId, obstacles } = await setUp();
    await change(clientId, { mobile: '07700 900101', email: ' olive@example.com ' });
    expect(await obstacles()).toEqual([false, false, false]);
    await change(clientId, { mobile: '07700 900119', email: 'olive@example.net' });
    await change(agentId, { email: 'sales@example.org' });
    expect(await obstacles()).toEqual([
      ['cancelled', 'address_changed', 'sales@example.org'],
      ['cancelled', 'number_changed', '07700 900119'],
      ['cancelled', 'address_changed', 'olive@example.net'],
    ]);
    expect(reasonSentence('number_changed', '07700 900119')).toContain('to 07700 900119 after');
    await change(clientId, { mobile: 'ask Tom', email: null });
    expect(await obstacles()).toEqual([
      ['cancelled', 'address_changed', 'sales@example.org'],
      ['cancelled', 'number_gone', ''],
      ['cancelled', 'address_gone', ''],
    ]);
  });

  it('sends nothing to one who is off the matter, or on it in another role only', async () => {
    const { setRole, takeOff, clientId, agentId, obstacles, firm } = await setUp();
    const off = ['cancelled', 'not_on_matter', ''];
    await setRole(agentId, 'lender');
    expect(await obstacles()).toEqual([off, false, false]);
    await setRole(clientId, 'lender');
    expect(await obstacles()).toEqual([off, off, off]);
    await takeOff(agentId);
    await setRole(clientId, 'client');
    expect(await obstacles()).toEqual([off, false, false]);
    const party = { id: newId(), matter_id: firm.matterId, contact_id: agentId, position: 7 };
    await firm.database.read
      .insertInto('parties')
      .values({ ...party, role: 'estate_agent' })
      .execute();
    expect(await obstacles()).toEqual([false, false, false]);
  });
});
