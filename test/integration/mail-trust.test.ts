import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SmtpStandIn, startSmtpStandIn } from '../support/smtp-stand-in.ts';
import { standInCertificateFile } from '../support/tls.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

let smtp: SmtpStandIn;
beforeAll(async () => {
  smtp = await startSmtpStandIn({ security: 'starttls' });
});
afterAll(() => smtp.close());

/** What a program says of a mail that it hands to the stand-in, on a computer whose system trusts what is in a file. */
async function sendWhere(trusted: string): Promise<string> {
  const program = `
    import { createMailTrust } from './src-main/delivery/mail-trust.ts';
    import { createSmtpGateway } from './src-main/delivery/smtp-gateway.ts';
    const gateway = createSmtpGateway({
      host: 'localhost', port: ${smtp.port}, security: 'starttls', auth: { kind: 'none' },
      fromName: 'Firm', fromAddress: 'office@example.com', trust: createMailTrust(),
    });
    const answer = await gateway.send({
      id: '1', channel: 'email', recipient: 'ann@example.org', recipientName: 'Ann', subject: 'News', body: 'Here.',
    });
    gateway.close();
    console.log(answer.kind, answer.reason ?? '');`;
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: root,
    env: { ...process.env, SSL_CERT_FILE: trusted, SSL_CERT_DIR: '', NODE_EXTRA_CA_CERTS: '' },
  });
  return stdout.trim();
}

// Only here can a test say by a file what the system trusts.
it.runIf(process.platform === 'linux')(
  'a mail server is trusted by what was added to the system, and by nothing that was not',
  async () => {
    expect(await sendWhere(standInCertificateFile)).toBe('accepted');
    expect(await sendWhere('/dev/null')).toBe('later tls');
    expect(smtp.received).toHaveLength(1);
  },
);
