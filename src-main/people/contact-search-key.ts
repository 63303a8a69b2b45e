import { fold } from '../../src-shared/domain/fold.ts';
import { parseMobile } from '../../src-shared/domain/phone.ts';

/** Everything a contact is found by, folded: the name, the address, and the mobile number in each way people write it. */
export function contactSearchKey(fullName: string, mobile: string | null, email: string | null): string {
  const parsed = parseMobile(mobile ?? '');
  const numbers = parsed.ok ? [parsed.shown, parsed.shown.replace(/\D/g, ''), parsed.e164] : [mobile ?? ''];
  return fold([fullName, email ?? '', ...numbers].join(' '));
}
