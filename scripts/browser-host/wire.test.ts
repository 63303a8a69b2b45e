import { expect, it } from 'vitest';
import { fromWire, toWire } from './wire.ts';

const answer = (value: unknown) => toWire({ t: 'answer', id: 1, value });

it('carries plain data', () => {
  const value = { a: [1, 'x', null, true], b: { c: undefined } };
  expect(JSON.parse(answer(value)).value).toEqual({ a: [1, 'x', null, true], b: {} });
});

it.each([
  [new Date(0)],
  [new Map()],
  [new Uint8Array(1)],
  [Number.NaN],
  [1n],
  [[undefined]],
  [() => 1],
  [new Error('x')],
])('refuses what JSON would lose: %s', (value) => {
  expect(() => answer({ deep: [value] })).toThrow('could not be cloned');
});

it.each([
  '',
  'x',
  'null',
  '[]',
  '{"t":"invoke"}',
  '{"t":"invoke","channel":"c","args":[],"page":"/"}',
  '{"t":"open","page":"/"}',
])('takes %s for no message', (text) => {
  expect(fromWire(text)).toBeNull();
});
