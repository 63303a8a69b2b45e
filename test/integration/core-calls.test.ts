import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Application, createApplication } from '../../src-main/application.ts';
import type { Database } from '../../src-main/database/database.ts';
import { createLog } from '../../src-main/log.ts';
import { type CallName, contract, type InputOf, type OutputOf } from '../../src-shared/contract/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import { fakeClock } from '../support/clock.ts';
import { eachEngine } from '../support/databases.ts';
import { plainSecrets } from '../support/plain-secrets.ts';
import { publishedHolidays, soundInputs } from './sound-inputs.ts';

const sampleFirm = join(import.meta.dirname, '../../resources/sample-firm');
const topFrame = { url: 'app://clerkwell/index.html', isMainFrame: true };
const names = Object.keys(contract) as CallName[];

type Caller = <Name extends CallName>(name: Name, input: InputOf<Name>) => Promise<Result<OutputOf<Name>>>;

/** The application on a database, with nothing but the network left out; nothing is sent, for its runner is not started. */
async function start(database: Database, startWithSample: boolean) {
  const lines: string[] = [];
  const application: Application = await createApplication({
    database,
    clock: fakeClock('2026-05-19T13:30:00.000Z'),
    log: createLog((line) => lines.push(line)),
    secrets: plainSecrets,
    fetch: publishedHolidays,
    sampleFirm,
    pageOrigin: 'app://clerkwell',
    startWithSample,
  });
  const call = ((name, input) => application.dispatch({ name, input, sender: topFrame })) as Caller;
  const must = async <Name extends CallName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    const answer = await call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.value;
  };
  return { application, call, must, lines };
}

/** Every row of every table, as one text. */
async function everything(database: Database): Promise<string> {
  const tables = await database.read.introspection.getTables();
  const rows = tables.map(({ name }) =>
    database.read
      .selectFrom(name as 'firm_settings')
      .selectAll()
      .execute(),
  );
  return JSON.stringify(await Promise.all(rows));
}

eachEngine('a firm that is there', (open) => {
  it('is on screen at once, whatever its writes still wait for', async () => {
    const database = await open();
    await start(database, true);
    const { must } = await start({ ...database, write: () => new Promise(() => {}) }, false);
    expect((await must('session.current', {})).empty).toBe(false);
    expect((await must('matters.find', { text: '0412 shah', limit: 5, after: null })).matters).toHaveLength(
      1,
    );
  });
});

eachEngine('every call of the contract, by the dispatcher, on the sample firm', (open) => {
  it('answers what its schema says, and no field more', async () => {
    const database = await open();
    const { call, must, lines } = await start(database, true);
    const { made, learn } = await soundInputs(database, must);
    const order = Object.keys(made) as CallName[];
    expect([...order].sort()).toEqual([...names].sort());
    for (const name of order) {
      const answer = await call(name, (await made[name]()) as never);
      if (name === 'setup.loadSampleFirm') {
        expect(answer).toMatchObject({ ok: false, error: { code: 'not_empty' } });
        continue;
      }
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
      expect([name, contract[name].output.parse(answer.value)]).toEqual([name, answer.value]);
      learn(name, answer.value as never);
    }
    expect(lines).toEqual([]);
  });

  it('loads the sample firm into an empty one, once', async () => {
    const { call, must } = await start(await open(), false);
    expect(await must('session.current', {})).toMatchObject({
      empty: true,
      practice: { sms: true, email: true },
    });
    expect(await must('setup.loadSampleFirm', {})).toEqual({ matters: 15 });
    expect(await must('session.current', {})).toMatchObject({ empty: false });
    expect(await call('setup.loadSampleFirm', {})).toMatchObject({ ok: false, error: { code: 'not_empty' } });
  });

  it('answers not_found to an id that stands for nothing, and writes nothing', async () => {
    const database = await open();
    const { call, must } = await start(database, true);
    const { made } = await soundInputs(database, must);
    const before = await everything(database);
    const lists: CallName[] = ['progress.open', 'documents.list', 'replies.unreadOn', 'options.tokens'];
    let asked = 0;
    for (const name of names) {
      const input = (await made[name]()) as Record<string, unknown>;
      // A message's id is made by who asks for it: it stands for nothing yet.
      const ids = Object.keys(input).filter((field) => field.endsWith('Id') && field !== 'messageId');
      if (ids.length === 0) continue;
      asked += 1;
      for (const id of ids) {
        const answer = await call(name, { ...input, [id]: "'; drop table matters; --" } as never);
        if (lists.includes(name)) expect([name, answer.ok]).toEqual([name, true]);
        else expect([name, answer]).toMatchObject([name, { ok: false, error: { code: 'not_found' } }]);
      }
    }
    expect(asked).toBeGreaterThan(10);
    expect(await everything(database)).toBe(before);
  });

  it('refuses a standard user everything that is for administrators, and nothing changes', async () => {
    const database = await open();
    const { call, must } = await start(database, true);
    const { made } = await soundInputs(database, must);
    const ready = await Promise.all(names.map(async (name) => [name, await made[name]()] as const));
    await database.read.updateTable('users').set({ role: 'standard' }).execute();
    const before = await everything(database);
    for (const [name, input] of ready) {
      if (contract[name].who === 'everyone') continue;
      expect([name, await call(name, input as never)]).toMatchObject([
        name,
        { ok: false, error: { code: 'not_permitted' } },
      ]);
    }
    expect(await everything(database)).toBe(before);
    expect((await must('session.current', {})).user.role).toBe('standard');
  });
});

eachEngine('finding in the sample firm', (open) => {
  it('goes by reference, client, property, fee earner, type and status', async () => {
    const { must } = await start(await open(), true);
    const { matters } = await must('matters.find', { text: '', limit: 200, after: null });
    expect(matters).toHaveLength(15);
    for (const matter of matters) {
      const words = [
        matter.reference,
        matter.clients,
        matter.subject,
        matter.feeEarner,
        matter.typeName,
        matter.status.name,
      ];
      for (const text of words) {
        const found = await must('matters.find', { text: text.slice(0, 200), limit: 200, after: null });
        expect([text, found.matters.map((one) => one.id)]).toEqual([
          text,
          expect.arrayContaining([matter.id]),
        ]);
      }
    }
  });
});
