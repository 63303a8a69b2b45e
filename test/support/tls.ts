import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the certificate of the stand-ins is. */
export const standInCertificateFile = join(import.meta.dirname, 'tls/cert.pem');

const read = (file: string) => readFileSync(file, 'utf8');

/** The certificate of the stand-ins, for localhost and 127.0.0.1, and its key: in tests, trust it as an authority. */
export const standInTls = {
  cert: read(standInCertificateFile),
  key: read(join(import.meta.dirname, 'tls/key.pem')),
};
