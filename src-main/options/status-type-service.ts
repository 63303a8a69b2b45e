import { fold } from '../../src-shared/domain/fold.ts';
import { type StatusKind, statusKindNames } from '../../src-shared/domain/status-kinds.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok } from '../../src-shared/result.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps, Handlers } from '../ipc/handlers.ts';
import { refreshMatterNames } from '../matters/matter-names-queries.ts';
import { readUses } from './find-uses.ts';
import { getMatterType, listMatterIds } from './matter-type-queries.ts';
import { writePositions } from './position-queries.ts';
import { moveTo } from './positions.ts';
import {
  countMattersWithStatus,
  deleteStatusType,
  getStatusType,
  insertStatusTypes,
  listStatusTypes,
  updateStatusType,
} from './status-type-queries.ts';
import { readTypeContents } from './type-contents.ts';
import { refuseInUse, sayMatters } from './uses.ts';
import { changedMeanwhile, gone, nameTaken, writeOptions } from './write-options.ts';

type Calls =
  | 'options.addStatusType'
  | 'options.saveStatusType'
  | 'options.removeStatusType'
  | 'options.moveStatusType';

/** Answers Options > Matter Types > Status Types. */
export function statusTypeHandlers(deps: Deps): Pick<Handlers, Calls> {
  return {
    'options.addStatusType': ({ matterTypeId, form }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        if (!(await getMatterType(tx, matterTypeId))) return fail('not_found', gone);
        const others = await listStatusTypes(tx, matterTypeId);
        if (others.some((other) => fold(other.name) === fold(form.name)))
          return nameTaken('status', form.name);
        const id = newId();
        await insertStatusTypes(tx, [
          { id, matter_type_id: matterTypeId, ...form, position: others.length, revision: 1 },
        ]);
        await writePositions(tx, 'status_types', [...others.map((one) => one.id), id]);
        await record('status_type.add', id, { after: { matterTypeId, ...form } });
        return ok({ id });
      }),
    'options.saveStatusType': ({ statusTypeId, revision, form }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        const row = await getStatusType(tx, statusTypeId);
        if (!row) return fail('not_found', gone);
        const others = (await listStatusTypes(tx, row.matter_type_id)).filter((one) => one.id !== row.id);
        if (others.some((other) => fold(other.name) === fold(form.name)))
          return nameTaken('status', form.name);
        if (form.kind !== row.kind && row.revision === revision) {
          const uses = [...(await matterUses(tx, row.id)), ...lastOfKind(row, others)];
          if (uses.length > 0) {
            const advice = 'So it must stay of its kind: add a status of the other kind instead.';
            return refuseInUse(`The status “${row.name}”`, uses, advice);
          }
        }
        if (!(await updateStatusType(tx, statusTypeId, revision, form))) {
          const { name, kind } = row;
          return changedMeanwhile('this status', { revision: String(row.revision), name, kind });
        }
        await refreshMatterNames(tx, await listMatterIds(tx, row.matter_type_id));
        await record('status_type.save', statusTypeId, {
          before: { name: row.name, kind: row.kind },
          after: form,
        });
        changed({ area: 'matters', matterId: null });
        changed({ area: 'progress', matterId: null });
        return ok({});
      }),
    'options.removeStatusType': ({ statusTypeId }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        const row = await getStatusType(tx, statusTypeId);
        if (!row) return fail('not_found', gone);
        const contents = await readTypeContents(tx, row.matter_type_id);
        const findUses = await readUses(tx, row.matter_type_id, contents);
        const others = contents.statusTypes.filter((one) => one.id !== statusTypeId);
        const uses = [
          ...findUses((place) => place.statusTypeIds.includes(statusTypeId)),
          ...(await matterUses(tx, statusTypeId)),
          ...lastOfKind(row, others),
        ];
        if (uses.length > 0)
          return refuseInUse(`The status “${row.name}”`, uses, 'Change those first, then remove it.');
        await deleteStatusType(tx, statusTypeId);
        await writePositions(
          tx,
          'status_types',
          others.map((one) => one.id),
        );
        await record('status_type.remove', statusTypeId, {
          before: { matterTypeId: row.matter_type_id, name: row.name, kind: row.kind },
        });
        return ok({});
      }),
    'options.moveStatusType': ({ statusTypeId, toIndex }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        const row = await getStatusType(tx, statusTypeId);
        if (!row) return fail('not_found', gone);
        const before = (await listStatusTypes(tx, row.matter_type_id)).map((one) => one.id);
        const after = moveTo(before, statusTypeId, toIndex);
        await writePositions(tx, 'status_types', after);
        await record('status_type.move', statusTypeId, {
          before: { position: before.indexOf(statusTypeId) },
          after: { position: after.indexOf(statusTypeId) },
        });
        return ok({});
      }),
  };
}

async function matterUses(db: Queryable, statusTypeId: string): Promise<string[]> {
  const matters = await countMattersWithStatus(db, statusTypeId);
  return matters === 0 ? [] : [sayMatters(matters)];
}

/** A matter type needs a status of every kind. */
function lastOfKind({ kind }: { kind: StatusKind }, others: readonly { kind: StatusKind }[]): string[] {
  const isLast = others.every((other) => other.kind !== kind);
  return isLast ? [`this matter type, which has no other status of the kind ${statusKindNames[kind]}`] : [];
}
