import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  stillClock as clock,
  contentsOf,
  damage,
  leaveLog,
  makeDatabase,
  makeNewer,
  refusalOf,
} from '../../test/support/database-file.ts';
import { matterTypeRow } from '../../test/support/rows.ts';
import { databaseFile, openDatabase } from './open-database.ts';

let folder: string;
let file: string;
let mounted: boolean;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clerkwell-refused-'));
  file = join(folder, databaseFile);
  mounted = false;
});
afterEach(() => {
  if (mounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

const contents = () => contentsOf(folder);

/** Mounts a small disk of its own over the folder; answers false where that is not allowed. */
function mountDisk(options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    mounted = true;
  } catch {
    mounted = false;
  }
  return mounted;
}

describe('a damaged database', () => {
  const damages: [string, () => void][] = [
    ['a header that is none', () => writeFileSync(file, 'not a database '.repeat(1000))],
    ['a damaged page', () => damage(file)],
    ['a file cut short', () => truncateSync(file, statSync(file).size - 3 * 4096)],
  ];

  it.each(damages)('is refused and left byte for byte as it is: %s', async (_what, harm) => {
    await makeDatabase(folder);
    harm();
    const before = contents();
    expect(await openDatabase(folder, clock)).toEqual(refusalOf(folder));
    expect(contents()).toEqual(before);
  });

  it('keeps the log that a crash left beside it', async () => {
    await makeDatabase(folder);
    leaveLog(file);
    damage(file);
    const before = contents();
    expect(await openDatabase(folder, clock)).toMatchObject({ ok: false, code: 'corrupt' });
    expect(contents()).toEqual(before);
  });

  it('opens again once it is restored, for the refusal kept no lock', async () => {
    await makeDatabase(folder);
    const sound = readFileSync(file);
    damage(file);
    await openDatabase(folder, clock);
    writeFileSync(file, sound);
    const opened = await openDatabase(folder, clock);
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.database.close();
  });
});

describe('a database of a newer Clerkwell', () => {
  it('is refused and left byte for byte as it is', async () => {
    await makeDatabase(folder);
    makeNewer(file);
    const before = contents();
    expect(await openDatabase(folder, clock)).toEqual({
      ok: false,
      code: 'newer',
      message: `The database in ${folder} was made by a newer version of Clerkwell. Nothing was changed. Install the newer version on this computer.`,
    });
    expect(contents()).toEqual(before);
    expect(await openDatabase(folder, clock)).toMatchObject({ code: 'newer' });
  });
});

describe('a folder that cannot be written', () => {
  it('is refused when it would lie below a file', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    expect(await openDatabase(join(folder, 'a-file', 'data'), clock)).toMatchObject({
      ok: false,
      code: 'folder_not_writable',
      message: expect.stringContaining('Ask IT to let your account write there'),
    });
  });

  it('is refused on a disk that only reads', async ({ skip }) => {
    if (!mountDisk('ro,size=1m')) skip('mounting a disk takes root');
    expect(await openDatabase(folder, clock)).toMatchObject({ ok: false, code: 'folder_not_writable' });
  });

  it('is refused when the database is not a file', async () => {
    execFileSync('mkdir', [file]);
    expect(await openDatabase(folder, clock)).toMatchObject({ ok: false, code: 'folder_not_writable' });
  });
});

describe('a full disk', () => {
  const resize = (size: string) => execFileSync('mount', ['-o', `remount,size=${size}`, folder]);

  it('refuses the first start, and lets it succeed once there is space', async ({ skip }) => {
    if (!mountDisk('size=128k')) skip('mounting a disk takes root');
    expect(await openDatabase(folder, clock)).toMatchObject({
      ok: false,
      code: 'disk_full',
      message: expect.stringContaining('Free some space'),
    });
    resize('4m');
    const opened = await openDatabase(folder, clock);
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.database.close();
  });

  it('fails a transaction as full, keeps none of it, and goes on once there is space', async ({ skip }) => {
    if (!mountDisk('size=2m')) skip('mounting a disk takes root');
    const opened = await openDatabase(folder, clock);
    if (!opened.ok) throw new Error(opened.message);
    const { database } = opened;
    const add = (id: string, size: number) =>
      database.write(async (tx) => {
        await tx.insertInto('matter_types').values(matterTypeRow(id)).execute();
        await tx
          .insertInto('matter_types')
          .values(matterTypeRow(`${id}+`, { name: 'x'.repeat(size) }))
          .execute();
      });
    await expect(add('too much', 4_000_000)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await database.read.selectFrom('matter_types').select('id').execute()).toEqual([]);
    resize('16m');
    await add('enough', 4_000_000);
    expect(await database.read.selectFrom('matter_types').select('id').execute()).toHaveLength(2);
    await database.close();
  });
});
