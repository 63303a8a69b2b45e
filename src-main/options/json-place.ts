import { assertNever } from '../../src-shared/result.ts';

/** What can come next in a JSON text (RFC 8259). */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'end of text';

const token =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;
const space = /[ \t\n\r]*/y;

/**
 * Where a text stops being JSON, counted from 0: the engine's own message does not always say. Null for a sound text.
 * Looks at each character once.
 */
export function findJsonFault(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    if (at >= text.length) return expected === 'end of text' ? null : at;
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    const next: Expected | null = found === undefined ? null : follow(expected, found, open);
    if (found === undefined || next === null) return at;
    expected = next;
    at += found.length;
  }
}

/** What is expected after a token, or null when it cannot stand here; keeps the list of what is open. */
function follow(expected: Expected, found: string, open: ('{' | '[')[]): Expected | null {
  const first = found.charAt(0);
  const afterValue = (): Expected => (open.length === 0 ? 'end of text' : ', or end');
  const close = (): Expected => {
    open.pop();
    return afterValue();
  };
  switch (expected) {
    case 'value or ]':
    case 'value':
      if (first === ']' && expected === 'value or ]') return close();
      if (first === '{' || first === '[') {
        open.push(first);
        return first === '{' ? 'name or }' : 'value or ]';
      }
      return '}],:'.includes(first) ? null : afterValue();
    case 'name or }':
    case 'name':
      if (first === '}' && expected === 'name or }') return close();
      return first === '"' ? ':' : null;
    case ':':
      return first === ':' ? 'value' : null;
    case ', or end': {
      const inObject = open.at(-1) === '{';
      if (first === ',') return inObject ? 'name' : 'value';
      return first === (inObject ? '}' : ']') ? close() : null;
    }
    case 'end of text':
      return null;
    default:
      return assertNever(expected);
  }
}
