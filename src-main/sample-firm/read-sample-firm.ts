import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { matterTypeFileSchema } from '../options/matter-type-file.ts';
import { fromFile } from '../options/matter-type-from-file.ts';
import { fullName } from './build-people.ts';
import { findBrokenReference } from './check-references.ts';
import { type SampleContact, type SampleFirm, type SampleType, sampleFiles } from './sample-firm-format.ts';

function cannotRead(file: string, why: string) {
  return fail('malformed_input', `The sample firm cannot be loaded: ${file} ${why} Nothing was loaded.`);
}

async function readJson<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<Result<T>> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch {
    return cannotRead(file, 'is missing or cannot be read.');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return cannotRead(file, 'is not JSON.');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return cannotRead(file, `is malformed at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? ''}.`);
}

async function readMatterTypes(folder: string, contacts: SampleContact[]): Promise<Result<SampleType[]>> {
  let names: string[];
  try {
    names = await readdir(join(folder, 'matter-types'));
  } catch {
    return cannotRead('matter-types', 'is missing or cannot be read.');
  }
  const known = contacts.map((contact) => ({ id: contact.id, name: fullName(contact) }));
  const types: SampleType[] = [];
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const type = await readJson(folder, `matter-types/${name}`, matterTypeFileSchema);
    if (!type.ok) return type;
    types.push({ slug: name.slice(0, -'.json'.length), read: fromFile(type.value, known, newId) });
  }
  return ok(types);
}

/** Reads a sample firm's folder; a failure names the file and the place in it that is wrong. */
export async function readSampleFirm(folder: string): Promise<Result<SampleFirm>> {
  const firm = await readJson(folder, 'firm.json', sampleFiles.firm);
  if (!firm.ok) return firm;
  const users = await readJson(folder, 'users.json', sampleFiles.users);
  if (!users.ok) return users;
  const contacts = await readJson(folder, 'contacts.json', sampleFiles.contacts);
  if (!contacts.ok) return contacts;
  const matterTypes = await readMatterTypes(folder, contacts.value);
  if (!matterTypes.ok) return matterTypes;
  const matters = await readJson(folder, 'matters.json', sampleFiles.matters);
  if (!matters.ok) return matters;
  const sample = {
    firm: firm.value,
    users: users.value,
    contacts: contacts.value,
    matterTypes: matterTypes.value,
    matters: matters.value,
  };
  const broken = findBrokenReference(sample);
  return broken ? cannotRead(broken.file, `is malformed at ${broken.path}: ${broken.problem}.`) : ok(sample);
}
