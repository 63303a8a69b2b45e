import { partyRoleNames } from '../../src-shared/domain/party-roles.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok } from '../../src-shared/result.ts';
import type { Deps, Handlers } from '../ipc/handlers.ts';
import {
  deleteDefaultParty,
  getContactName,
  getDefaultParty,
  insertDefaultParties,
  listDefaultParties,
} from './default-party-queries.ts';
import { getMatterType } from './matter-type-queries.ts';
import { writePositions } from './position-queries.ts';
import { moveTo } from './positions.ts';
import { gone, writeOptions } from './write-options.ts';

type Calls = 'options.addDefaultParty' | 'options.removeDefaultParty' | 'options.moveDefaultParty';

/** Answers Options > Matter Types > Default Parties. They are for new matters only. */
export function defaultPartyHandlers(deps: Deps): Pick<Handlers, Calls> {
  return {
    'options.addDefaultParty': ({ matterTypeId, role, contactId }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        if (!(await getMatterType(tx, matterTypeId))) return fail('not_found', gone);
        const name = await getContactName(tx, contactId);
        if (name === undefined) return fail('not_found', 'This contact is no longer there. Choose another.');
        const others = await listDefaultParties(tx, matterTypeId);
        if (others.some((other) => other.role === role && other.contact_id === contactId)) {
          const sentence = `${name} is a default party already: ${partyRoleNames[role]}. Choose another contact or role.`;
          return fail('malformed_input', sentence, { contactId: sentence });
        }
        const id = newId();
        const row = {
          id,
          matter_type_id: matterTypeId,
          role,
          contact_id: contactId,
          position: others.length,
        };
        await insertDefaultParties(tx, [row]);
        await writePositions(tx, 'default_parties', [...others.map((one) => one.id), id]);
        await record('default_party.add', id, { after: { matterTypeId, role, contactId } });
        return ok({ id });
      }),
    'options.removeDefaultParty': ({ defaultPartyId }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        const row = await getDefaultParty(tx, defaultPartyId);
        if (!row) return fail('not_found', gone);
        await deleteDefaultParty(tx, defaultPartyId);
        const others = await listDefaultParties(tx, row.matter_type_id);
        await writePositions(
          tx,
          'default_parties',
          others.map((one) => one.id),
        );
        const { matter_type_id: matterTypeId, role, contact_id: contactId } = row;
        await record('default_party.remove', defaultPartyId, { before: { matterTypeId, role, contactId } });
        return ok({});
      }),
    'options.moveDefaultParty': ({ defaultPartyId, toIndex }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        const row = await getDefaultParty(tx, defaultPartyId);
        if (!row) return fail('not_found', gone);
        const before = (await listDefaultParties(tx, row.matter_type_id)).map((one) => one.id);
        const after = moveTo(before, defaultPartyId, toIndex);
        await writePositions(tx, 'default_parties', after);
        await record('default_party.move', defaultPartyId, {
          before: { position: before.indexOf(defaultPartyId) },
          after: { position: after.indexOf(defaultPartyId) },
        });
        return ok({});
      }),
  };
}
