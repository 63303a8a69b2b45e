import { describe, expect, it } from 'vitest';
import { createGateways, sendTest } from '../../src-main/delivery/gateways.ts';
import { listPracticeInbox } from '../../src-main/delivery/practice-queries.ts';
import { isReasonCode, reasonSentence } from '../../src-main/delivery/reasons.ts';
import { putSecret, updateFirmSettings } from '../../src-main/options/firm-queries.ts';
import { eachEngine } from '../support/databases.ts';
import { messageNow } from '../support/outbox.ts';
import { sendingFirm } from '../support/sending-firm.ts';
import { smtpCertificate, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { startTwilioStandIn } from '../support/twilio-stand-in.ts';

eachEngine('the gateways that Options asks for', (open) => {
  async function setUp() {
    const practice = { sms_gateway: 'practice', email_gateway: 'practice' } as const;
    const firm = await sendingFirm(await open(), { firm: practice });
    const { database, clock } = firm;
    const decrypt = async (text: string) => {
      if (!text.startsWith('sealed ')) throw new Error('not sealed here');
      return text.slice(7);
    };
    const gateways = createGateways({
      database,
      clock,
      fetch,
      secrets: { decrypt },
      smtpCa: smtpCertificate,
    });
    const runner = firm.make('one', { gatewayFor: gateways.forChannel });
    const enqueue = (channel: 'sms' | 'email') => firm.enqueue({ channel });
    return { database, clock, gateways, runner, enqueue };
  }
  const text = {
    id: 't',
    channel: 'sms',
    recipient: '+447700900101',
    recipientName: 'A',
    subject: null,
    body: 'Hello',
  } as const;

  it('start in practice: kept in the inbox, delivered after two seconds', async () => {
    const { database, clock, runner, enqueue } = await setUp();
    const ids = [await enqueue('sms'), await enqueue('email')];
    await runner.runOnce();
    for (const id of ids)
      expect(await messageNow(database, id)).toMatchObject({ state: 'accepted', gateway: 'practice' });
    clock.advance(2);
    await runner.runOnce();
    for (const id of ids) expect((await messageNow(database, id)).state).toBe('delivered');
    expect((await listPracticeInbox(database.read, 10)).map((one) => one.channel).sort()).toEqual([
      'email',
      'sms',
    ]);
  });

  it('send by the saved accounts, and still ask the gateway that took a message after it', async () => {
    const { database, clock, gateways, runner, enqueue } = await setUp();
    const [twilio, smtp] = [
      await startTwilioStandIn(),
      await startSmtpStandIn({ user: { name: 'office', password: 'pass' } }),
    ];
    const practised = await enqueue('sms');
    await runner.runOnce();
    const sms = {
      sms_gateway: 'twilio',
      sms_account_sid: twilio.accountSid,
      sms_sender: 'Ash',
      sms_api_address: twilio.url,
    } as const;
    const email = {
      email_gateway: 'smtp',
      email_host: '127.0.0.1',
      email_port: smtp.port,
      email_username: 'office',
    } as const;
    await updateFirmSettings(database.read, {
      ...sms,
      ...email,
      email_from_address: 'office@ash.example.org',
    });
    expect([await gateways.forChannel('sms'), await gateways.forChannel('email')]).toEqual([null, null]);
    expect((await sendTest(await gateways.forChannel('sms'), text)).accepted).toBe(false);
    await putSecret(database.read, 'sms_auth_token', 'of another computer');
    const unreadable = await sendTest(await gateways.forChannel('sms'), text);
    expect(unreadable).toEqual({ accepted: false, sentence: reasonSentence('secret_unreadable', '') });
    await putSecret(database.read, 'sms_auth_token', `sealed ${twilio.authToken}`);
    await putSecret(database.read, 'email_password', 'sealed pass');
    const ids = [await enqueue('sms'), await enqueue('email')];
    clock.advance(2);
    await runner.runOnce();
    expect((await messageNow(database, practised)).state).toBe('delivered');
    for (let time = 0; time < 4; time += 1) {
      clock.advance(60);
      await runner.runOnce();
    }
    const states = await Promise.all(ids.map(async (id) => (await messageNow(database, id)).state));
    expect(states).toEqual(['delivered', 'accepted']);
    expect([twilio.received.length, smtp.received.length, twilio.problems]).toEqual([1, 1, []]);
    expect(smtp.received[0]?.messageId).toBe(`<${ids[1]}@ash.example.org>`);
    expect(await sendTest(await gateways.forChannel('sms'), text)).toMatchObject({ accepted: true });
    await Promise.all([twilio.close(), smtp.close()]);
  });

  it('keep a gateway and its connections until the account changes, and then go by a new one at once', async () => {
    const { database, clock } = await setUp();
    const smtp = await startSmtpStandIn({ user: { name: 'office', password: 'new' } });
    let decrypted = 0;
    const gateways = createGateways({
      database,
      clock,
      fetch,
      smtpCa: smtpCertificate,
      secrets: {
        decrypt: async (text) => {
          decrypted += 1;
          return text.slice(7);
        },
      },
    });
    await updateFirmSettings(database.read, {
      email_gateway: 'smtp',
      email_host: '127.0.0.1',
      email_port: smtp.port,
      email_username: 'office',
      email_from_address: 'office@ash.example.org',
    });
    const mail = { ...text, channel: 'email', recipient: 'olive@example.com', subject: 'Hello' } as const;
    const send = async () => (await gateways.forChannel('email'))?.send(mail);
    await putSecret(database.read, 'email_password', 'sealed old');
    expect([await send(), await send()]).toMatchObject([{ reason: 'email_auth' }, { reason: 'email_auth' }]);
    expect(decrypted).toBe(1);
    await putSecret(database.read, 'email_password', 'sealed new');
    expect([await send(), await send()]).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect([decrypted, smtp.connections, smtp.open()]).toEqual([2, 3, 1]);
    await updateFirmSettings(database.read, { email_from_address: 'hello@ash.example.org' });
    expect(await send()).toMatchObject({ providerId: '<t@ash.example.org>' });
    expect(smtp.received.map(({ from }) => from)).toEqual([
      'office@ash.example.org',
      'office@ash.example.org',
      'hello@ash.example.org',
    ]);
    await expect.poll(smtp.open).toBe(1);
    gateways.close();
    await expect.poll(smtp.open).toBe(0);
    await smtp.close();
  });

  it('ask the key store again after it could not be read', async () => {
    const { database, clock } = await setUp();
    let locked = true;
    const decrypt = async () => {
      if (locked) throw new Error('locked');
      return 'token';
    };
    const gateways = createGateways({ database, clock, fetch, secrets: { decrypt } });
    await updateFirmSettings(database.read, {
      sms_gateway: 'twilio',
      sms_account_sid: `AC${'a'.repeat(32)}`,
      sms_sender: '+447700900999',
    });
    await putSecret(database.read, 'sms_auth_token', 'sealed');
    expect(await (await gateways.forChannel('sms'))?.send(text)).toMatchObject({
      reason: 'secret_unreadable',
    });
    locked = false;
    const readable = await gateways.forChannel('sms');
    expect(readable?.replies).not.toBeNull();
    expect(await gateways.forChannel('sms')).toBe(readable);
  });

  it('goes on by itself when the database changes', async () => {
    const { database, runner, enqueue } = await setUp();
    runner.start();
    const accepted = new Promise<void>((resolve) => {
      database.onChanged((changes) => {
        if (changes.some((change) => change.area === 'options')) resolve();
      });
    });
    const id = await enqueue('sms');
    // The enqueueing of a test tells nobody; a service's does.
    await database.write(async (_tx, changed) => changed({ area: 'documents', matterId: null }));
    await accepted;
    await runner.stop();
    expect((await messageNow(database, id)).state).toBe('accepted');
  });
});

describe('the reasons', () => {
  it('are sentences; the provider code stands in brackets where there is one', () => {
    expect(isReasonCode('timed_out') && !isReasonCode('toString') && !isReasonCode('nonsense')).toBe(true);
    expect(reasonSentence('sms_auth', '20003')).toContain('Options > SMS account');
    expect(reasonSentence('refused', '29999')).toContain('(code 29999)');
    expect(reasonSentence('refused', '')).not.toContain('(');
  });
});
