import { describe, expect, it } from 'vitest';
import type { SmsClient } from '../../../src-shared/contract/documents.ts';
import { createMessageIds, pinRecipient, recipientProblem } from './sms-recipient.ts';

const mrs: SmsClient = { contactId: 'mrs', name: 'Mrs Shah', mobile: '07700 900118', problem: null };
const mr: SmsClient = { contactId: 'mr', name: 'Mr Shah', mobile: '07700 900271', problem: null };
const optedOut = 'Mrs Shah has asked for no more texts.';

describe('who a text is for', () => {
  it('is nobody yet before the clients are answered', () => {
    expect(pinRecipient(undefined, undefined)).toBeUndefined();
    expect(recipientProblem(undefined, undefined)).toBeNull();
  });

  it('is the first who can be texted, else the first', () => {
    expect(pinRecipient(undefined, [mrs, mr])).toBe('mrs');
    expect(pinRecipient(undefined, [{ ...mrs, problem: optedOut }, mr])).toBe('mr');
    expect(pinRecipient(undefined, [{ ...mrs, problem: optedOut }])).toBe('mrs');
    expect(pinRecipient(undefined, [])).toBeNull();
  });

  it.each<[string, SmsClient[], string]>([
    ['asks for no more texts', [{ ...mrs, problem: optedOut }, mr], optedOut],
    ['leaves the matter', [mr], 'This client is no longer on the matter. Choose the recipient again.'],
    ['leaves it without a client', [], 'This matter has no client to text.'],
  ])('never becomes somebody else by itself: she %s', (_what, clients, sentence) => {
    const pinned = pinRecipient(undefined, [mrs, mr]);
    expect(pinRecipient(pinned, clients)).toBe('mrs');
    expect(recipientProblem(pinned, clients)).toBe(sentence);
  });

  it('stays the one she was while another can be texted again', () => {
    const pinned = pinRecipient(undefined, [{ ...mrs, problem: optedOut }, mr]);
    expect(pinRecipient(pinned, [mrs, mr])).toBe('mr');
    expect(recipientProblem(pinned, [mrs, mr])).toBeNull();
  });

  it('is chosen by a person when there was no client at first', () => {
    const pinned = pinRecipient(undefined, []);
    expect(pinRecipient(pinned, [mrs, mr])).toBeNull();
    expect(recipientProblem(pinned, [mrs, mr])).toBe('Choose the recipient.');
  });
});

describe('the id of a text', () => {
  const sms = { contactId: 'mrs', mobile: '07700 900118', text: 'Hello' };

  it('stays while the text is tried again, also after another was', () => {
    const { idOf } = createMessageIds();
    const id = idOf(sms);
    expect(idOf({ ...sms })).toBe(id);
    const others = [
      { ...sms, text: 'Hello!' },
      { ...sms, contactId: 'mr' },
      { ...sms, mobile: '07700 900119' },
    ].map(idOf);
    expect(new Set([id, ...others]).size).toBe(4);
    expect(idOf(sms)).toBe(id);
  });

  it('is a new one after the text was accepted', () => {
    const { idOf, renew } = createMessageIds();
    const id = idOf(sms);
    renew(sms);
    expect(idOf(sms)).not.toBe(id);
  });
});
