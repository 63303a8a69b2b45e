import type { SecretBox } from '../../src-main/options/save-account.ts';

/** A secret box that keeps nothing secret, so that a test can see what was put in. Never part of the product. */
export const plainSecrets: SecretBox = {
  available: async () => true,
  encrypt: async (text) => Buffer.from(text).toString('base64'),
  decrypt: async (ciphertext) => Buffer.from(ciphertext, 'base64').toString(),
};
