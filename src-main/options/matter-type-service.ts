import type { optionsContract } from '../../src-shared/contract/options.ts';
import { fold } from '../../src-shared/domain/fold.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { toFlag } from '../database/count.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { refreshMatterNames } from '../matters/matter-names-queries.ts';
import { categoryHandlers } from './category-service.ts';
import { copyMatterType } from './copy-matter-type.ts';
import { customFieldHandlers } from './custom-field-service.ts';
import { defaultPartyHandlers } from './default-party-service.ts';
import {
  countOpenMatters,
  getMatterType,
  insertMatterType,
  listMatterIds,
  listMatterTypes,
  setRetired,
  updateMatterType,
} from './matter-type-queries.ts';
import { countFaults, readMatterType } from './read-matter-type.ts';
import { insertStatusTypes } from './status-type-queries.ts';
import { statusTypeHandlers } from './status-type-service.ts';
import { readTypeContents } from './type-contents.ts';
import { changedMeanwhile, gone, nameTaken, type OptionsWrite, writeOptions } from './write-options.ts';

type OfFiles = 'options.exportMatterType' | 'options.importMatterType';

/** Answers Options > Matter Types but the export and import of files. */
export function matterTypeHandlers(deps: Deps): Omit<HandlersFor<typeof optionsContract>, OfFiles> {
  const { database } = deps;
  return {
    ...categoryHandlers(deps),
    ...statusTypeHandlers(deps),
    ...customFieldHandlers(deps),
    ...defaultPartyHandlers(deps),
    'options.matterTypes': async () => {
      const openMatters = await countOpenMatters(database.read);
      const matterTypes = [];
      for (const { id, name, retired, revision } of await listMatterTypes(database.read)) {
        const contents = await readTypeContents(database.read, id);
        matterTypes.push({
          id,
          name,
          retired: retired === 1,
          revision,
          categories: contents.categories.length,
          tasks: contents.templates.length,
          openMatters: openMatters.get(id) ?? 0,
          faults: countFaults(contents),
        });
      }
      return ok({ matterTypes });
    },
    'options.matterType': async ({ matterTypeId }) => {
      const type = await readMatterType(database.read, matterTypeId);
      return type ? ok(type) : fail('not_found', gone);
    },
    'options.addMatterType': ({ name, copyOf }, { user }) =>
      writeOptions(deps, user, async (write) => {
        const { tx, record } = write;
        const copied = copyOf === null ? null : await getMatterType(tx, copyOf);
        if (copied === undefined) return fail('not_found', gone);
        const types = await listMatterTypes(tx);
        if (types.some((type) => fold(type.name) === fold(name))) return nameTaken('matter type', name);
        const id = newId();
        const position = (types.at(-1)?.position ?? -1) + 1;
        const row = {
          id,
          name,
          position,
          retired: 0,
          sms_limit: copied?.sms_limit ?? null,
          revision: 1,
        } as const;
        await insertMatterType(tx, row);
        if (copied) await copyMatterType(tx, copied.id, id, { at: deps.clock.now(), by: user.id });
        else await insertStatusTypes(tx, firstStatusTypes(id));
        await record('matter_type.add', id, { after: { name, copyOf } });
        return ok({ matterTypeId: id });
      }),
    'options.renameMatterType': ({ matterTypeId, revision, name }, { user }) =>
      writeOptions(deps, user, async (write) => {
        const types = await listMatterTypes(write.tx);
        if (types.some((type) => type.id !== matterTypeId && fold(type.name) === fold(name)))
          return nameTaken('matter type', name);
        const saved = await saveMatterType(write, matterTypeId, revision, { name });
        if (!saved.ok) return saved;
        await refreshMatterNames(write.tx, await listMatterIds(write.tx, matterTypeId));
        write.changed({ area: 'matters', matterId: null });
        return saved;
      }),
    'options.retireMatterType': ({ matterTypeId, retired }, { user }) =>
      writeOptions(deps, user, async ({ tx, record }) => {
        const before = await getMatterType(tx, matterTypeId);
        if (!before) return fail('not_found', gone);
        await setRetired(tx, matterTypeId, toFlag(retired));
        await record('matter_type.retire', matterTypeId, {
          before: { retired: before.retired === 1 },
          after: { retired },
        });
        return ok({});
      }),
    'options.saveMessageLimits': ({ matterTypeId, revision, smsLimit }, { user }) =>
      writeOptions(deps, user, async (write) => {
        const saved = await saveMatterType(write, matterTypeId, revision, { sms_limit: smsLimit });
        if (saved.ok) write.changed({ area: 'documents', matterId: null });
        return saved;
      }),
  };
}

function firstStatusTypes(matterTypeId: string) {
  const kinds = [
    ['Quote', 'quote'],
    ['Active', 'active'],
    ['Cancelled', 'cancelled'],
    ['Archived', 'archived'],
  ] as const;
  return kinds.map(([name, kind], position) => ({
    id: newId(),
    matter_type_id: matterTypeId,
    name,
    kind,
    position,
    revision: 1,
  }));
}

async function saveMatterType(
  { tx, record }: OptionsWrite,
  matterTypeId: string,
  revision: number,
  values: { name: string } | { sms_limit: number | null },
) {
  const before = await getMatterType(tx, matterTypeId);
  if (!before) return fail('not_found', gone);
  if (!(await updateMatterType(tx, matterTypeId, revision, values))) {
    return changedMeanwhile('this matter type', {
      revision: String(before.revision),
      name: before.name,
      smsLimit: before.sms_limit === null ? '' : String(before.sms_limit),
    });
  }
  await record('matter_type.save', matterTypeId, {
    before: { name: before.name, smsLimit: before.sms_limit },
    after: { name: before.name, smsLimit: before.sms_limit, ...camel(values) },
  });
  return ok({});
}

function camel(values: { name: string } | { sms_limit: number | null }) {
  return 'name' in values ? values : { smsLimit: values.sms_limit };
}
