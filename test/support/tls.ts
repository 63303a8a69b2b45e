import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'tls', name), 'utf8');

/** The certificate of the stand-ins, for localhost and 127.0.0.1, and its key: in tests, trust it as an authority. */
export const standInTls = { cert: read('cert.pem'), key: read('key.pem') };
