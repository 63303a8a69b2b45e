import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from './app.ts';
import { needReady } from './ready-state.ts';

const MARK = Buffer.from('bh1');
let cached: Buffer | undefined;

/**
 * The stand-in for Electron's asynchronous `safeStorage`: AES-256-GCM with a key in a file of the data folder that only
 * its user can read. Weaker than a system's keychain (who can read the folder can read the secrets), which is why this
 * is never packaged. The synchronous API is missing on purpose.
 */
export const safeStorage = {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    needReady('safeStorage');
    return true;
  },
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([MARK, iv, cipher.getAuthTag(), body]);
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    if (!encrypted.subarray(0, 3).equals(MARK))
      throw new Error('Error while decrypting the ciphertext provided.');
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(15, 31));
    const result = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString(
      'utf8',
    );
    return { shouldReEncrypt: false, result };
  },
};

function key(): Buffer {
  needReady('safeStorage');
  cached ??= readOrMakeKey(path.join(dataFolder(), 'browser-host.key'));
  return cached;
}

function readOrMakeKey(file: string): Buffer {
  const existing = readKey(file);
  if (existing !== null) return existing;
  const made = randomBytes(32);
  mkdirSync(path.dirname(file), { recursive: true });
  // Written aside and renamed, so that being killed here leaves no half key behind.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, made, { mode: 0o600, flush: true });
  chmodSync(aside, 0o600);
  renameSync(aside, file);
  return made;
}

function readKey(file: string): Buffer | null {
  try {
    const read = readFileSync(file);
    if (read.length !== 32) throw new Error(`${file} is not a key of the browser host.`);
    return read;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
