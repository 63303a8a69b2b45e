import type { CustomFieldForm } from '../../src-shared/contract/options.ts';
import { fold } from '../../src-shared/domain/fold.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { Queryable } from '../database/database.ts';
import type { Deps, Handlers } from '../ipc/handlers.ts';
import { readChoices } from '../matters/field-queries.ts';
import {
  countValues,
  deleteField,
  getField,
  insertFields,
  listFields,
  listKeysEverUsed,
  updateField,
} from './custom-field-queries.ts';
import { makeFieldKey } from './field-key.ts';
import { readUses } from './find-uses.ts';
import { getMatterType } from './matter-type-queries.ts';
import { writePositions } from './position-queries.ts';
import { moveTo } from './positions.ts';
import { readTypeContents } from './type-contents.ts';
import { refuseInUse, sayMatters } from './uses.ts';
import { changedMeanwhile, gone, nameTaken, writeOptions } from './write-options.ts';

type Calls = 'options.addField' | 'options.saveField' | 'options.removeField' | 'options.moveField';

/** Answers Options > Matter Types > Fields. */
export function customFieldHandlers(deps: Deps): Pick<Handlers, Calls> {
  return {
    'options.addField': ({ matterTypeId, form }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        if (!(await getMatterType(tx, matterTypeId))) return fail('not_found', gone);
        const others = await listFields(tx, matterTypeId);
        const refused = checkForm(form, others);
        if (refused) return refused;
        const id = newId();
        const key = makeFieldKey(form.label, await listKeysEverUsed(tx, matterTypeId));
        const stored = { ...form, choices: JSON.stringify(choicesOf(form)) };
        const row = {
          ...stored,
          id,
          matter_type_id: matterTypeId,
          key,
          position: others.length,
          revision: 1,
        };
        await insertFields(tx, [row]);
        await writePositions(tx, 'custom_fields', [...others.map((one) => one.id), id]);
        await record('field.add', id, { after: { matterTypeId, key, ...form, choices: choicesOf(form) } });
        changed({ area: 'matters', matterId: null });
        return ok({ id, key });
      }),
    'options.saveField': ({ fieldId, revision, form }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        const row = await getField(tx, fieldId);
        if (!row) return fail('not_found', gone);
        const others = (await listFields(tx, row.matter_type_id)).filter((one) => one.id !== fieldId);
        const { label, type, choices } = row;
        if (row.revision !== revision)
          return changedMeanwhile('this field', { revision: String(row.revision), label, type, choices });
        const before = { id: fieldId, key: row.key, label, type, choices: readChoices(choices) };
        const refused = checkForm(form, others) ?? (await checkValues(tx, row.matter_type_id, before, form));
        if (refused) return refused;
        await updateField(tx, fieldId, revision, { ...form, choices: JSON.stringify(choicesOf(form)) });
        await record('field.save', fieldId, { before, after: { ...form, choices: choicesOf(form) } });
        changed({ area: 'matters', matterId: null });
        return ok({});
      }),
    'options.removeField': ({ fieldId }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        const row = await getField(tx, fieldId);
        if (!row) return fail('not_found', gone);
        const contents = await readTypeContents(tx, row.matter_type_id);
        const findUses = await readUses(tx, row.matter_type_id, contents);
        const token = `field.${row.key}`;
        const matters = sum(await countValues(tx, fieldId));
        const uses = [
          ...findUses((place) => place.tokens.includes(token)),
          ...(matters === 0 ? [] : [`${sayMatters(matters)} with a value in it`]),
        ];
        if (uses.length > 0)
          return refuseInUse(`The field “${row.label}”`, uses, 'Take it out there first, then remove it.');
        await deleteField(tx, row);
        const others = contents.fields.filter((field) => field.id !== fieldId);
        await writePositions(
          tx,
          'custom_fields',
          others.map((one) => one.id),
        );
        const { key, label, type, matter_type_id: matterTypeId } = row;
        await record('field.remove', fieldId, {
          before: { matterTypeId, key, label, type, choices: readChoices(row.choices) },
        });
        changed({ area: 'matters', matterId: null });
        return ok({});
      }),
    'options.moveField': ({ fieldId, toIndex }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        const row = await getField(tx, fieldId);
        if (!row) return fail('not_found', gone);
        const before = (await listFields(tx, row.matter_type_id)).map((one) => one.id);
        const after = moveTo(before, fieldId, toIndex);
        await writePositions(tx, 'custom_fields', after);
        await record('field.move', fieldId, {
          before: { position: before.indexOf(fieldId) },
          after: { position: after.indexOf(fieldId) },
        });
        changed({ area: 'matters', matterId: null });
        return ok({});
      }),
  };
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);

/** What is stored of the choices: a field of another type has none. */
function choicesOf({ type, choices }: CustomFieldForm): string[] {
  return type === 'choice' ? choices : [];
}

function checkForm(form: CustomFieldForm, others: readonly { label: string }[]): Result<never> | null {
  if (others.some((other) => fold(other.label) === fold(form.label)))
    return nameTaken('field', form.label, 'label');
  const choices = choicesOf(form);
  const twice = choices.find(
    (choice, index) => choices.findIndex((one) => fold(one) === fold(choice)) !== index,
  );
  if (twice === undefined) return null;
  const sentence = `The choice “${twice}” is there twice. Remove one.`;
  return fail('malformed_input', sentence, { choices: sentence });
}

/** Refuses another type for a field that has values, and to take away a choice that is used. */
async function checkValues(
  tx: Queryable,
  matterTypeId: string,
  before: { id: string; key: string; label: string; type: CustomFieldForm['type']; choices: string[] },
  form: CustomFieldForm,
): Promise<Result<never> | null> {
  const counts = await countValues(tx, before.id);
  if (form.type !== before.type) {
    if (counts.size === 0) return null;
    const advice = 'So its type cannot change: add another field instead.';
    return refuseInUse(
      `The field “${before.label}”`,
      [`${sayMatters(sum(counts))} with a value in it`],
      advice,
    );
  }
  const taken = before.choices.filter((choice) => !choicesOf(form).includes(choice));
  if (taken.length === 0) return null;
  const findUses = await readUses(tx, matterTypeId, await readTypeContents(tx, matterTypeId));
  for (const choice of taken) {
    const matters = counts.get(choice) ?? 0;
    const names = ({ token, value }: { token: string; value: string }) =>
      token === `field.${before.key}` && value === choice;
    const uses = [
      ...findUses((place) => place.values.some(names)),
      ...(matters === 0 ? [] : [sayMatters(matters)]),
    ];
    if (uses.length > 0)
      return refuseInUse(`The choice “${choice}”`, uses, 'Keep it, or change those first.');
  }
  return null;
}
