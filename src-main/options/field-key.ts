import { fold } from '../../src-shared/domain/fold.ts';

const longest = 50;

/**
 * The key of a new custom field, made of its label: "Lender's ref." becomes `lenders_ref`. Of the form of
 * `customFieldKey`, and none of those `taken`.
 */
export function makeFieldKey(label: string, taken: ReadonlySet<string>): string {
  const words = fold(label)
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const stem = (/^[a-z]/.test(words) ? words : `field_${words}`).slice(0, longest).replace(/_+$/, '');
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number++) {
    const end = `_${number}`;
    const key = `${stem.slice(0, longest - end.length)}${end}`;
    if (!taken.has(key)) return key;
  }
}
