import { expect, it } from 'vitest';
import { newId } from '../../src-shared/ids.ts';
import { eachEngine } from '../../test/support/databases.ts';
import { seedMatter } from '../../test/support/seed.ts';
import type { Database } from '../database/database.ts';
import { listFieldsOfType, listFieldValues, setMatterValue } from './field-queries.ts';

async function addField(database: Database, matterTypeId: string, key: string, position: number) {
  const id = newId();
  await database.read
    .insertInto('custom_fields')
    .values({
      id,
      matter_type_id: matterTypeId,
      key,
      label: key.toUpperCase(),
      type: 'choice',
      choices: '["Freehold","Leasehold"]',
      position,
      revision: 1,
    })
    .execute();
  return id;
}

eachEngine('the custom fields of a matter', (open) => {
  it('are those of its type, in their order', async () => {
    const database = await open();
    const one = await seedMatter(database);
    const other = await seedMatter(database);
    const second = await addField(database, one.matterTypeId, 'tenure', 2);
    const first = await addField(database, one.matterTypeId, 'scheme', 1);
    await addField(database, other.matterTypeId, 'elsewhere', 1);
    const choices = ['Freehold', 'Leasehold'];
    expect(await listFieldsOfType(database.read, one.matterTypeId)).toEqual([
      { id: first, key: 'scheme', label: 'SCHEME', type: 'choice', choices },
      { id: second, key: 'tenure', label: 'TENURE', type: 'choice', choices },
    ]);
  });

  it('take a value, another one, and none, on one matter only', async () => {
    const database = await open();
    const one = await seedMatter(database);
    const other = await seedMatter(database);
    const fieldId = await addField(database, one.matterTypeId, 'tenure', 1);
    const set = (matterId: string, value: string) =>
      database.write((tx) => setMatterValue(tx, matterId, 'field.tenure', value));
    expect(await set(one.matterId, 'Freehold')).toBe(true);
    expect(await set(one.matterId, 'Leasehold')).toBe(true);
    expect(await listFieldValues(database.read, one.matterId)).toEqual([
      { fieldId, token: 'field.tenure', value: 'Leasehold' },
    ]);
    expect(await set(other.matterId, 'Freehold')).toBe(false);
    expect(await listFieldValues(database.read, other.matterId)).toEqual([]);
    expect(await set(one.matterId, '')).toBe(true);
    expect(await listFieldValues(database.read, one.matterId)).toEqual([]);
  });

  it('stand beside the key dates, which are set by their tokens too', async () => {
    const database = await open();
    const one = await seedMatter(database);
    const set = (token: string, value: string) =>
      database.write((tx) => setMatterValue(tx, one.matterId, token, value));
    const read = () =>
      database.read
        .selectFrom('matters')
        .select(['exchange_date', 'completion_date'])
        .where('id', '=', one.matterId)
        .executeTakeFirstOrThrow();
    expect(await set('matter.exchange_date', '2026-04-01')).toBe(true);
    expect(await set('matter.completion_date', '2026-05-01')).toBe(true);
    expect(await read()).toEqual({ exchange_date: '2026-04-01', completion_date: '2026-05-01' });
    expect(await set('matter.exchange_date', '')).toBe(true);
    expect(await read()).toEqual({ exchange_date: null, completion_date: '2026-05-01' });
    expect(await set('matter.opened_on', '2026-01-01')).toBe(false);
  });
});
