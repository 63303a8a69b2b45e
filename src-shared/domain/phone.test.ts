import { describe, expect, it } from 'vitest';
import { parseMobile } from './phone.ts';

describe('a UK mobile as staff type it', () => {
  it.each([
    '07400 123456',
    '07400123456',
    '07400-123-456',
    '(07400) 123456',
    '07400.123.456',
    ' 07400 123456 ',
    '0044 7400 123456',
    '44 7400 123456',
    '+44 7400 123456',
    '+44 (0)7400 123456',
    '+44(0)7400-123-456',
    '07400 – 123456',
    '\u202a+447400123456\u202c',
  ])('is understood from %j', (typed) => {
    expect(parseMobile(typed)).toEqual({ ok: true, e164: '+447400123456', shown: '07400 123456' });
  });

  it.each([
    ['Jersey', '07797 712345', '+447797712345'],
    ['Guernsey', '07781 123456', '+447781123456'],
    ['the Isle of Man, though 07624 lies in the pagers', '07624 123456', '+447624123456'],
  ])('may be of %s', (_place, typed, e164) => {
    expect(parseMobile(typed)).toEqual({ ok: true, e164, shown: typed });
  });

  it('may be of another country, and is then shown with it', () => {
    expect(parseMobile('+353 85 012 3456')).toEqual({
      ok: true,
      e164: '+353850123456',
      shown: '+353 85 012 3456',
    });
  });

  it('may be of the drama range, from its first number to its last', () => {
    expect(parseMobile('07700 900000')).toEqual({ ok: true, e164: '+447700900000', shown: '07700 900000' });
    expect(parseMobile('+44 7700 900 999')).toMatchObject({ ok: true, shown: '07700 900999' });
    expect(parseMobile('07700 901000').ok).toBe(false);
  });
});

describe('what is no mobile', () => {
  it.each([
    ['a personal number', '070 1234 5678', 'it is a personal (070) number'],
    ['a pager', '07640 123456', 'it is a pager number'],
    ['a landline', '020 7946 0958', 'it is not a mobile number'],
    ['a freephone number', '0800 123 4567', 'it is not a mobile number'],
    ['one digit too few', '07400 12345', 'it is not a number that exists'],
    ['one digit too many', '07400 1234567', 'it is not a number that exists'],
    ['a letter O for a zero', 'O7400 123456', 'it has letters in it'],
    ['an extension', '07400 123456 ext 3', 'it has letters in it'],
    ['an extension by a sign', '07400 123456#3', 'it has something after the number'],
    ['two numbers', '07400 123456; 07400 123457', 'it has something after the number'],
    ['a word', 'none', 'it has letters in it'],
    ['nothing', '', 'it is not a telephone number'],
    ['a heap of digits', '1'.repeat(5000), 'it is not a telephone number'],
  ])('is refused with a reason: %s', (_what, typed, problem) => {
    expect(parseMobile(typed)).toEqual({ ok: false, problem });
  });

  it.each(['/', ',', ' or ', ' ', '\n', ' + ', '&', ';', '#', ' - ', '|'])(
    'is two numbers with %j between',
    (between) => {
      expect(parseMobile(`07400 123456${between}07400 123457`).ok).toBe(false);
    },
  );
});
