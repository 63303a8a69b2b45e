const titles = [
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'sir',
  'lady',
  'lord',
  'dame',
  'rev',
  'revd',
];

/** What a name suggests: "Mrs Priya Shah" has the first name Priya, and letters to her begin "Dear Mrs Shah". */
export function suggestNames(
  kind: 'person' | 'company',
  fullName: string,
): { firstName: string; salutation: string } {
  const words = fullName.trim().split(/\s+/).filter(Boolean);
  const [first = '', second = ''] = words;
  if (kind === 'company') return { firstName: '', salutation: words.length > 0 ? 'Sir or Madam' : '' };
  if (!titles.includes(first.toLowerCase().replace('.', ''))) return { firstName: first, salutation: first };
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return { firstName: words.length > 2 ? second : '', salutation: last ? `${first} ${last}` : '' };
}
