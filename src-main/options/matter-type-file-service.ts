import { fold } from '../../src-shared/domain/fold.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { recordAudit } from '../audit/audit-queries.ts';
import type { Deps, Handlers } from '../ipc/handlers.ts';
import { readMatterTypeData } from './matter-type-data.ts';
import { insertMatterTypeRows, listContactsNamed } from './matter-type-file-queries.ts';
import { fromFile } from './matter-type-from-file.ts';
import { readMatterTypeFile } from './matter-type-json.ts';
import { listMatterTypes } from './matter-type-queries.ts';
import { toRows } from './matter-type-rows.ts';
import { slugOf, toFile } from './matter-type-to-file.ts';

/** Answers the export of a matter type as one JSON text, and the import of one. */
export function matterTypeFileHandlers({
  database,
  clock,
}: Deps): Pick<Handlers, 'options.exportMatterType' | 'options.importMatterType'> {
  return {
    'options.exportMatterType': async ({ matterTypeId }) => {
      const type = await readMatterTypeData(database.read, matterTypeId);
      if (!type) return fail('not_found', 'This matter type is no longer there.');
      const json = `${JSON.stringify(toFile(type), null, 2)}\n`;
      return ok({ fileName: `${slugOf(type.name, 'matter-type')}.json`, json });
    },
    'options.importMatterType': async ({ json }, { user }) => {
      const read = readMatterTypeFile(json);
      if (!read.ok)
        return fail('malformed_input', `${read.problem} Nothing was imported.`, { json: read.problem });
      const file = read.value;
      // Before the transaction: a large file takes a while, and everybody's writes would wait for it.
      const contacts = await listContactsNamed(
        database.read,
        file.defaultParties.map((party) => party.contactName),
      );
      const { type, report } = fromFile(file, contacts, newId);
      return database.write(async (tx, changed) => {
        const types = await listMatterTypes(tx);
        const name = freeName(
          file.name,
          types.map((each) => each.name),
        );
        const matterTypeId = newId();
        const at = clock.now();
        const position = Math.max(-1, ...types.map((each) => each.position)) + 1;
        await insertMatterTypeRows(
          tx,
          toRows({ ...type, name }, { matterTypeId, position, at, by: user.id }),
        );
        await recordAudit(tx, {
          at,
          userId: user.id,
          action: 'matter_type.import',
          subjectId: matterTypeId,
          after: { name, report },
        });
        changed({ area: 'options', matterId: null });
        return ok({ matterTypeId, name, report });
      });
    },
  };
}

const longestName = 80;

/** The name itself when no matter type has it, else with the first number that makes it one: "Purchase (2)". */
export function freeName(name: string, taken: readonly string[]): string {
  const folded = new Set(taken.map(fold));
  if (!folded.has(fold(name))) return name;
  const base = name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`;
    const numbered = `${base.slice(0, longestName - ending.length).trimEnd()}${ending}`;
    if (!folded.has(fold(numbered))) return numbered;
  }
}
