import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSampleFirm } from './read-sample-firm.ts';

const sampleFolder = join(import.meta.dirname, '../../resources/sample-firm');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clerkwell-sample-'));
  cpSync(sampleFolder, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What is said after one file was changed. */
async function sentenceAfter(file: string, from: string, to: string): Promise<string> {
  writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));
  const read = await readSampleFirm(folder);
  return read.ok ? '' : read.error.message;
}

describe('a malformed sample firm', () => {
  it('is refused with the file and the place', async () => {
    expect(await sentenceAfter('users.json', '"initials": "EW"', '"initials": 7')).toBe(
      'The sample firm cannot be loaded: users.json is malformed at 0.initials: Invalid input: expected string, received number. Nothing was loaded.',
    );
  });

  it('is refused when a key is unknown', async () => {
    expect(await sentenceAfter('contacts.json', '"firstName"', '"forename"')).toContain(
      'contacts.json is malformed at 0.firstName',
    );
  });

  it('is refused when a file is missing or is not JSON', async () => {
    expect(await sentenceAfter('firm.json', '{', '')).toContain('firm.json is not JSON.');
    rmSync(join(folder, 'firm.json'));
    const read = await readSampleFirm(folder);
    expect(read.ok ? '' : read.error.message).toContain('firm.json is missing or cannot be read.');
  });

  it('is refused when a slug stands for nothing', async () => {
    expect(
      await sentenceAfter('matters.json', '"contactId": "amit-shah"', '"contactId": "nobody"'),
    ).toContain('matters.json is malformed at 0.parties.1.contactId: "nobody" stands for nothing here.');
  });

  it('is refused when a default party is no contact of it', async () => {
    expect(
      await sentenceAfter('contacts.json', '"Harbour & Lane Accounts"', '"Harbour & Lane Cashiers"'),
    ).toContain(
      'matter-types/purchase.json is malformed at its top: “Harbour & Lane Accounts” is not among your contacts',
    );
  });

  it('is refused when a field is not one of its type, or its value cannot be', async () => {
    expect(await sentenceAfter('matters.json', '"leasehold": "no"', '"freehold": "yes"')).toContain(
      'matters.json is malformed at 0.fields.freehold: "freehold" stands for nothing here.',
    );
    cpSync(sampleFolder, folder, { recursive: true });
    expect(await sentenceAfter('matters.json', '"leasehold": "no"', '"leasehold": "perhaps"')).toContain(
      'matters.json is malformed at 0.fields.leasehold: this is not a value of "Leasehold".',
    );
  });

  it('is refused when a text has a fault', async () => {
    expect(
      await sentenceAfter('matter-types/sale.json', '{{ matter.property }}', '{{ matter.colour }}'),
    ).toContain(
      'matter-types/sale.json is malformed at its top: The task “Quote sent”: There is no token {{ matter.colour }} (line 1, character 48).',
    );
  });
});
