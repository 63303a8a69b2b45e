import { describe, expect, test } from 'vitest';
import { admitEdit, foreignName, remediesFor } from './sms-text.ts';

describe('admitEdit', () => {
  test('stops at 160 septets, and a euro sign counts two', () => {
    expect(admitEdit('', 'a'.repeat(200)).text).toBe('a'.repeat(160));
    expect(admitEdit('', '€'.repeat(200)).text).toBe('€'.repeat(80));
    expect(admitEdit('', 'a'.repeat(160))).toEqual({ text: 'a'.repeat(160), wanted: null, caret: 160 });
  });

  test('straightens what is typed or pasted', () => {
    expect(admitEdit('It', 'It’s – “so”…').text).toBe('It\'s - "so"...');
  });

  test('refuses what is typed into the middle of a full text, and leaves its end alone', () => {
    const full = `${'a'.repeat(80)}${'b'.repeat(80)}`;
    const edited = `${'a'.repeat(80)}X${'b'.repeat(80)}`;
    expect(admitEdit(full, edited)).toEqual({ text: full, wanted: edited, caret: 80 });
  });

  test('a character outside GSM-7 cannot cut what was already there', () => {
    const long = 'a'.repeat(100);
    const { text, wanted } = admitEdit(long, `${long}ê`);
    expect(text).toBe(long);
    expect(wanted).toBe(`${long}ê`);
  });

  test('never splits an emoji', () => {
    expect(admitEdit('', '😀'.repeat(40)).text).toBe('😀'.repeat(35));
  });
});

describe('remediesFor', () => {
  test('offers the plain letter, and then all that was wanted fits', () => {
    const long = 'a'.repeat(100);
    const [remedy] = remediesFor({ text: long, wanted: `${long}ê` });
    expect(remedy?.label).toBe('Replace ê with e');
    expect(remedy?.apply({ text: long, wanted: `${long}ê` })).toEqual({ text: `${long}e`, wanted: null });
  });

  test('offers to remove what has no plain letter', () => {
    const [remedy] = remediesFor({ text: 'Hi 😀', wanted: null });
    expect(remedy?.label).toBe('Remove 😀');
    expect(remedy?.apply({ text: 'Hi 😀', wanted: null }).text).toBe('Hi ');
  });
});

describe('foreignName', () => {
  test('finds what names the first client and not the next', () => {
    expect(foreignName("Dear Mrs Shah, it's here", 'Mrs Priya Shah', 'Mr Amit Shah')).toBe('Mrs');
    expect(foreignName('Hello Priya', 'Mrs Priya Shah', 'Mr Amit Shah')).toBe('Priya');
  });

  test('finds nothing in what both are called, nor in parts of words', () => {
    expect(foreignName('The Shah file: Mrsomething', 'Mrs Priya Shah', 'Mr Amit Shah')).toBeNull();
  });
});
