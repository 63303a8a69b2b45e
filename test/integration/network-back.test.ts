import { expect, it, vi } from 'vitest';
import { createApplication } from '../../src-main/application.ts';
import { listPauses, pauseChannel } from '../../src-main/delivery/pause-queries.ts';
import { createNotices, type Notice } from '../../src-main/notices.ts';
import type { Change } from '../../src-shared/contract/changes.ts';
import { addSeconds } from '../../src-shared/time.ts';
import { fakeClock } from '../support/clock.ts';
import { eachEngine } from '../support/databases.ts';
import { enqueueOne, keepingLog, messageNow } from '../support/outbox.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { seedMatter } from '../support/seed.ts';

eachEngine('what the shell asks of the application', (open) => {
  async function setUp() {
    const database = await open();
    const clock = fakeClock();
    const seeded = await seedMatter(database);
    const notices = createNotices();
    const application = await createApplication({
      database,
      clock,
      log: keepingLog(),
      secrets: plainSecrets,
      fetch: () => Promise.reject(new Error('no network')),
      sampleFirm: null,
      pageOrigin: 'app://clerkwell',
      startWithSample: false,
      notices,
    });
    const pause = (channel: 'sms' | 'email', reason: 'no_network' | 'rate') =>
      database.write((tx) => pauseChannel(tx, channel, reason, addSeconds(clock.now(), 600), clock.now()));
    return { database, clock, seeded, notices, application, pause };
  }

  it('counts the messages that wait, and not those that are over', async () => {
    const { database, clock, seeded, application } = await setUp();
    expect(await application.waitingMessages()).toBe(0);
    const over = await enqueueOne(database, seeded, clock.now());
    await enqueueOne(database, seeded, clock.now(), { channel: 'email' });
    await enqueueOne(database, seeded, clock.now(), { dueAt: addSeconds(clock.now(), 3 * 24 * 3600) });
    expect(await application.waitingMessages()).toBe(3);
    await database.write((tx) =>
      tx.updateTable('messages').set({ state: 'cancelled' }).where('id', '=', over).execute(),
    );
    expect(await application.waitingMessages()).toBe(2);
  });

  it('goes on when the network is back with what waited for it, and with nothing else', async () => {
    const { database, clock, seeded, application, pause } = await setUp();
    const tried = await enqueueOne(database, seeded, clock.now(), { dueAt: addSeconds(clock.now(), 300) });
    await database.write((tx) =>
      tx.updateTable('messages').set({ attempts: 1 }).where('id', '=', tried).execute(),
    );
    await pause('sms', 'no_network');
    await pause('email', 'rate');
    expect(await application.waitsForNetwork()).toBe(true);
    const wake = vi.spyOn(application.runner, 'wake');
    const changes: Change[] = [];
    application.onChanged((some) => changes.push(...some));

    await application.networkBack();

    expect(await listPauses(database.read, clock.now())).toMatchObject([
      { channel: 'email', reason: 'rate' },
    ]);
    expect((await messageNow(database, tried)).due_at).toBe(clock.now());
    expect(changes).toContainEqual({ area: 'session', matterId: null });
    expect(wake).toHaveBeenCalled();
    expect(await application.waitsForNetwork()).toBe(false);
  });

  it('writes nothing, but looks at what is due, when nothing waited for the network', async () => {
    const { application, pause } = await setUp();
    await pause('sms', 'rate');
    const wake = vi.spyOn(application.runner, 'wake');
    const changes: Change[] = [];
    application.onChanged((some) => changes.push(...some));
    await application.networkBack();
    expect(changes).toEqual([]);
    expect(wake).toHaveBeenCalled();
  });

  it('passes on the notices of its services', async () => {
    const { application, notices } = await setUp();
    const heard: Notice[] = [];
    application.onNotice((notice) => heard.push(notice));
    notices.tell({ title: 'Clerkwell', body: 'A message could not be delivered.' });
    expect(heard).toEqual([{ title: 'Clerkwell', body: 'A message could not be delivered.' }]);
  });
});
