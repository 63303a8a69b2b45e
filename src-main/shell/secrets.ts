import { safeStorage } from 'electron';

/** Encrypts and decrypts text with a key that the operating system keeps. Both reject when it has none. */
export type SecretBox = {
  /** Base64 of the encrypted text. */
  encrypt(text: string): Promise<string>;
  /** Rejects when the text was not encrypted by this user on this computer. */
  decrypt(base64: string): Promise<string>;
  /** Whether the system can keep a key at all. */
  available(): Promise<boolean>;
};

/** The box over Electron's asynchronous safeStorage (the synchronous one goes away in Electron 46). */
export function createSecretBox(): SecretBox {
  return {
    async encrypt(text) {
      return (await safeStorage.encryptStringAsync(text)).toString('base64');
    },
    async decrypt(base64) {
      // `shouldReEncrypt` only says that the key was rotated; the old text stays readable, so it waits for the next save.
      return (await safeStorage.decryptStringAsync(Buffer.from(base64, 'base64'))).result;
    },
    available: () => safeStorage.isAsyncEncryptionAvailable(),
  };
}
