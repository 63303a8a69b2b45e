import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import type { Result } from '../../src-shared/result.ts';
import { fakeClock } from '../../test/support/clock.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../log.ts';
import type { User } from '../session/user-queries.ts';
import { freeName, matterTypeFileHandlers } from './matter-type-file-service.ts';

const purchase = readFileSync(
  join(import.meta.dirname, '../../resources/sample-firm/matter-types/purchase.json'),
  'utf8',
);

function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function setUp(database: Database) {
  const seeded = await seedMatter(database);
  const user: User = { id: seeded.userId, name: 'Sam Oak', initials: 'SO', role: 'administrator' };
  const handlers = matterTypeFileHandlers({ database, clock: fakeClock(), log: createLog(() => {}) });
  return {
    ...seeded,
    tryImport: (json: string) => handlers['options.importMatterType']({ json }, { user }),
    importType: async (json: string) => must(await handlers['options.importMatterType']({ json }, { user })),
    exportType: async (matterTypeId: string) =>
      must(await handlers['options.exportMatterType']({ matterTypeId }, { user })),
    tryExport: (matterTypeId: string) => handlers['options.exportMatterType']({ matterTypeId }, { user }),
  };
}

async function addContact(database: Database, name: string): Promise<void> {
  const named = { full_name: name, first_name: '', salutation: name, search_key: name.toLowerCase() };
  const reach = {
    mobile: null,
    email: null,
    send_texts: 0,
    send_emails: 0,
    sms_opted_out_at: null,
    revision: 1,
  } as const;
  await database.read
    .insertInto('contacts')
    .values({ id: newId(), kind: 'company', ...named, ...reach })
    .execute();
}

eachEngine('importing a matter type', (open) => {
  it('exports again as the same text but for the name, which no other type has', async () => {
    const database = await open();
    const { importType, exportType } = await setUp(database);
    await addContact(database, 'Harbour & Lane Accounts');
    const first = await importType(purchase);
    // The seeded firm has a type of this name.
    expect(first).toMatchObject({ name: 'Purchase (2)', report: [] });
    const { json, fileName } = await exportType(first.matterTypeId);
    expect(fileName).toBe('purchase-2.json');
    expect(JSON.parse(json)).toEqual({ ...JSON.parse(purchase), name: 'Purchase (2)' });
    const second = await importType(json);
    expect(second).toMatchObject({ name: 'Purchase (3)', report: [] });
    const again = await exportType(second.matterTypeId);
    expect(again.json).toBe(json.replace('"Purchase (2)"', '"Purchase (3)"'));
  });

  it('reports a default party that is no contact, in the answer and in the audit log', async () => {
    const database = await open();
    const changes: unknown[] = [];
    database.onChanged((heard) => changes.push(...heard));
    const { importType, userId } = await setUp(database);
    const { matterTypeId, report, name } = await importType(purchase);
    expect(report).toEqual([
      '“Harbour & Lane Accounts” is not among your contacts, so this default party was left out: add it under Default Parties.',
    ]);
    const [line] = await database.read.selectFrom('audit').selectAll().execute();
    expect(line).toMatchObject({
      user_id: userId,
      action: 'matter_type.import',
      subject_id: matterTypeId,
      after: JSON.stringify({ name, report }),
    });
    expect(changes).toContainEqual({ area: 'options', matterId: null });
  });

  it('refuses what is not such a file, says where it is wrong, and writes nothing', async () => {
    const database = await open();
    const { tryImport } = await setUp(database);
    const sentences: [text: string, sentence: string][] = [
      [
        purchase.replace('"smsLimit": 30,', '"smsLimit": 30'),
        'This is not a JSON file: something is wrong at line 6, character 3. Nothing was imported.',
      ],
      [
        '[]',
        'This is not the file of a matter type: choose one that Clerkwell exported. Nothing was imported.',
      ],
      [
        purchase.replace('"version": 1', '"version": 2'),
        'A newer Clerkwell made this file: update Clerkwell, then import it. Nothing was imported.',
      ],
      [
        purchase.replace('"name": "Quote sent"', '"name": ""'),
        'The file is malformed at categories.0.tasks.0.name: Type the name of the task. Nothing was imported.',
      ],
      [
        purchase.replace('"kind": "quote"', '"kind": "active"'),
        'The file is malformed at statusTypes: There must be a status of each kind: quote, active, cancelled, archived. Nothing was imported.',
      ],
    ];
    const { categories, ...rest } = JSON.parse(purchase) as { categories: { tasks: unknown[] }[] };
    const tasks = Array.from({ length: 250 }, () => categories[0]?.tasks[0]);
    const four = Array.from({ length: 4 }, () => ({ ...categories[0], tasks }));
    sentences.push([
      JSON.stringify({ ...rest, categories: [...four, { ...categories[0], tasks: tasks.slice(0, 1) }] }),
      'The file has 1001 tasks, and a matter type can have 1000 at most. Nothing was imported.',
    ]);
    for (const [text, message] of sentences)
      expect(await tryImport(text)).toMatchObject({ ok: false, error: { code: 'malformed_input', message } });
    expect(await database.read.selectFrom('matter_types').select('id').execute()).toHaveLength(1);
    expect(await database.read.selectFrom('audit').select('id').execute()).toEqual([]);
  });
});

eachEngine('importing a matter type with many faults', (open) => {
  it('takes a thousand tasks, and tells of two hundred faults and how many more there are', async () => {
    const { importType } = await setUp(await open());
    const rest = JSON.parse(purchase) as object;
    const taskOf = (id: string) => ({
      id,
      name: 'Report',
      preActivation: false,
      target: null,
      visibility: [],
      actions: [{ kind: 'change_status', condition: null, statusTypeId: `gone-${id}` }],
    });
    const many = Array.from({ length: 4 }, (_, of) => ({
      name: `Category ${of}`,
      visibility: [],
      tasks: Array.from({ length: 250 }, (__, index) => taskOf(`t-${of}-${index}`)),
    }));
    const { report } = await importType(JSON.stringify({ ...rest, categories: many }));
    expect(report).toHaveLength(201);
    expect(report[199]).toContain('It names a status that the file has not, “gone-t-0-');
    expect(report[200]).toMatch(/^And 8\d\d more: Options show the faults of each task.$/);
  });
});

eachEngine('exporting a matter type', (open) => {
  it('leaves out deleted tasks and the categories that the program made', async () => {
    const database = await open();
    const { exportType, importType } = await setUp(database);
    const { matterTypeId } = await importType(purchase);
    const opening = await database.read
      .selectFrom('task_categories')
      .select('id')
      .where('matter_type_id', '=', matterTypeId)
      .where('name', '=', 'File Opening')
      .executeTakeFirstOrThrow();
    await database.read
      .updateTable('task_templates')
      .set({ deleted_at: '2026-03-02T12:00:00.000Z' })
      .where('category_id', '=', opening.id)
      .where('position', '>', 1)
      .execute();
    const reminders = { id: newId(), matter_type_id: matterTypeId, name: 'Reminders', position: 99 };
    await database.read
      .insertInto('task_categories')
      .values({ ...reminders, system: 1, visibility: '[]', revision: 1 })
      .execute();
    const { categories } = JSON.parse((await exportType(matterTypeId)).json);
    expect(categories[0].tasks.map((task: { name: string }) => task.name)).toEqual([
      'Quote sent',
      'Conflict of interest check',
    ]);
    expect(categories.at(-1).name).toBe('Post Completion');
  });

  it('says that a type is no longer there', async () => {
    const { tryExport } = await setUp(await open());
    expect(await tryExport('nobody')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

describe('the name of an imported type', () => {
  it('is its own, or has the first number that no type has', () => {
    expect(freeName('Sale', ['Purchase'])).toBe('Sale');
    expect(freeName('Sale', ['SALE', 'Sale (2)'])).toBe('Sale (3)');
    expect(freeName('Sale (2)', ['Sale (2)'])).toBe('Sale (3)');
  });

  it('is taken by nobody and can be saved, whatever the names', () => {
    const name = fc.constantFrom(
      'Sale',
      'Sale (2)',
      'Sale (3)',
      'sale (9)',
      'x'.repeat(80),
      `${'x'.repeat(76)} (2)`,
    );
    fc.assert(
      fc.property(name, fc.array(name), (wanted, taken) => {
        const free = freeName(wanted, taken);
        expect(taken.map((each) => each.toLowerCase())).not.toContain(free.toLowerCase());
        expect(free.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
