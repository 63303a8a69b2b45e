import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, REACT_ARIA_STYLE } from './content-policy.ts';

it('allows nothing inline, nothing evaluated and no connection', () => {
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-|\*|https?:/);
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'none'");
});

it('allows the style sheet that the installed react-aria writes', () => {
  const reactAria = path.dirname(createRequire(import.meta.url).resolve('react-aria/package.json'));
  const usePress = readFileSync(path.join(reactAria, 'dist/private/interactions/usePress.mjs'), 'utf8');
  const attribute = /PRESSABLE_ATTRIBUTE = '([\w-]+)'/.exec(usePress)?.[1];
  const text = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(usePress)?.[1];
  expect(text?.replace(/\$\{[^}]*\}/, attribute ?? '').trim()).toBe(REACT_ARIA_STYLE);
});
