import { expect, it } from 'vitest';
import { eachEngine } from '../../test/support/databases.ts';
import { auditLines, setUpOptions } from '../../test/support/options-calls.ts';

const gone = { ok: false, error: { code: 'not_found' } };

eachEngine('default parties', (open) => {
  it('are added, moved and removed, with an audit line each', async () => {
    const database = await open();
    const { get, matterTypeId, contactIds } = await setUpOptions(database);
    const [olive = '', rowan = ''] = contactIds;
    const lender = { matterTypeId, role: 'lender' as const, contactId: olive };
    const agent = { matterTypeId, role: 'estate_agent' as const, contactId: rowan };
    const { id } = await get('options.addDefaultParty', lender);
    const { id: second } = await get('options.addDefaultParty', agent);
    await get('options.moveDefaultParty', { defaultPartyId: second, toIndex: 0 });
    expect((await get('options.matterType', { matterTypeId })).defaultParties).toEqual([
      { id: second, role: 'estate_agent', contactId: rowan, name: 'Rowan Ash' },
      { id, role: 'lender', contactId: olive, name: 'Olive Ash' },
    ]);
    await get('options.removeDefaultParty', { defaultPartyId: second });
    expect((await get('options.matterType', { matterTypeId })).defaultParties.map((one) => one.id)).toEqual([
      id,
    ]);
    expect(await auditLines(database)).toEqual([
      { action: 'default_party.add', subjectId: id, after: lender },
      { action: 'default_party.add', subjectId: second, after: agent },
      { action: 'default_party.move', subjectId: second, before: { position: 1 }, after: { position: 0 } },
      { action: 'default_party.remove', subjectId: second, before: agent },
    ]);
  });

  it('are there once in a role', async () => {
    const { call, get, matterTypeId, contactIds } = await setUpOptions(await open());
    const [contactId = ''] = contactIds;
    await get('options.addDefaultParty', { matterTypeId, role: 'lender', contactId });
    const message = 'Olive Ash is a default party already: Lender. Choose another contact or role.';
    expect(await call('options.addDefaultParty', { matterTypeId, role: 'lender', contactId })).toEqual({
      ok: false,
      error: { code: 'malformed_input', message, details: { contactId: message } },
    });
    await get('options.addDefaultParty', { matterTypeId, role: 'accounts', contactId });
  });

  it('that are not there are said to be gone', async () => {
    const { call, matterTypeId, contactIds } = await setUpOptions(await open());
    const [contactId = ''] = contactIds;
    const role = 'lender' as const;
    expect(await call('options.addDefaultParty', { matterTypeId: 'none', role, contactId })).toMatchObject(
      gone,
    );
    expect(await call('options.addDefaultParty', { matterTypeId, role, contactId: 'none' })).toEqual({
      ok: false,
      error: { code: 'not_found', message: 'This contact is no longer there. Choose another.' },
    });
    expect(await call('options.removeDefaultParty', { defaultPartyId: 'none' })).toMatchObject(gone);
    expect(await call('options.moveDefaultParty', { defaultPartyId: 'none', toIndex: 0 })).toMatchObject(
      gone,
    );
  });
});
