import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A mobile number as the program understood it, or why it is none. */
export type Mobile = { ok: true; e164: string; shown: string } | { ok: false; problem: string };

/** Ofcom's range for drama, 07700 900000 to 900999: reaches no one, so samples and tests use it. */
const drama = /^\+447700900\d{3}$/;

/** The countries of the UK's numbering plan. */
const british = ['GB', 'JE', 'GG', 'IM'];

/**
 * Reads a mobile number as staff type it (UK when no country is given). Accepts Jersey, Guernsey and the Isle of
 * Man; refuses personal (070) and pager (076) numbers. `shown` is what must be shown before anything is sent.
 */
export function parseMobile(text: string): Mobile {
  if (/\p{L}/u.test(text)) return { ok: false, problem: 'it has letters in it' };
  // The library would take the first of two numbers, or read the rest as an extension, without a word.
  if (/[;#]\s*\d/.test(text)) return { ok: false, problem: 'it has something after the number' };
  const number = parsePhoneNumberFromString(text, 'GB');
  if (!number) return { ok: false, problem: 'it is not a telephone number' };
  const shown =
    british.includes(number.country ?? '') || number.countryCallingCode === '44'
      ? number.formatNational()
      : number.formatInternational();
  if (drama.test(number.number)) return { ok: true, e164: number.number, shown: shownDrama(number.number) };
  if (!number.isValid()) return { ok: false, problem: 'it is not a number that exists' };
  const type = number.getType();
  if (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE') return { ok: true, e164: number.number, shown };
  if (type === 'PERSONAL_NUMBER') return { ok: false, problem: 'it is a personal (070) number' };
  if (type === 'PAGER') return { ok: false, problem: 'it is a pager number' };
  return { ok: false, problem: 'it is not a mobile number' };
}

/** A stored mobile as people read it; what is none is given back as it is. */
export function showMobile(text: string): string {
  const mobile = parseMobile(text);
  return mobile.ok ? mobile.shown : text;
}

function shownDrama(e164: string): string {
  return `07700 ${e164.slice(-6)}`;
}
