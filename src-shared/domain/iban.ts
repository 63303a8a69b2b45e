/**
 * The structure of each country's account part, the characters after country and check digits: counts of digits (n),
 * letters (a) and either (c). From SWIFT's IBAN registry, which ISO 13616 names as the list of national formats; the
 * length of an IBAN is four more. With the territories that share France's and Finland's.
 */
const structures: Record<string, string> = {
  '11n': 'NO',
  '12n': 'BE',
  '14n': 'AX DK FI FO GL SD',
  '2a12n': 'FK',
  '4a10n': 'NL',
  '15n': 'SI',
  '3n10c2n': 'MK',
  '16n': 'AT BA EE LT MN XK',
  '3n13c': 'KZ LU',
  '17n': 'HR',
  '4a13c': 'LV',
  '5n12c': 'CH LI',
  '18n': 'CR DE ME RS VA',
  '2a16n': 'GE',
  '4a14c': 'BH',
  '4a14n': 'GB IE',
  '4a6n8c': 'BG',
  '19n': 'AE IL SO TL',
  '3n16c': 'OM',
  '4a15c': 'GI',
  '4a15n': 'IQ',
  '20c': 'MD',
  '20n': 'CZ ES SE SK TN',
  '2n18c': 'SA',
  '4a16c': 'PK RO',
  '4a16n': 'VG',
  '8n12c': 'AD',
  '21n': 'LY PT ST',
  '22n': 'IS',
  '6n16c': 'TR',
  '10n11c2n': 'BL FR GF GP MC MF MQ NC PF PM RE TF WF YT',
  '1a10n12c': 'IT SM',
  '23n': 'BI DJ MR',
  '7n16c': 'GR',
  '24c': 'GT',
  '24n': 'HU PL',
  '4a20c': 'AZ',
  '4a20n': 'HN NI SV',
  '4c20n': 'DO',
  '4c4n16c': 'BY',
  '4n20c': 'LB',
  '8n16c': 'AL CY',
  '23n1a1c': 'BR',
  '25n': 'EG',
  '4a21c': 'PS QA',
  '6n19c': 'UA',
  '4a19n3a': 'MU',
  '4a22c': 'KW',
  '4a4n18c': 'JO YE',
  '4a20n3a': 'SC',
  '4a5n18c': 'MT',
  '4a24c': 'LC',
  '14n15c': 'RU',
};

const kindsOf = new Map<string, string>();
for (const [structure, countries] of Object.entries(structures)) {
  const kinds = [...structure.matchAll(/(\d+)([nac])/g)].map(([, count, kind]) =>
    (kind ?? '').repeat(Number(count)),
  );
  for (const country of countries.split(' ')) kindsOf.set(country, kinds.join(''));
}

/**
 * What each character after the four first of a country's IBAN must be, one letter for each: n a digit, a a letter, c either;
 * null for a country (two capitals) that has no IBANs.
 */
export function ibanKinds(country: string): string | null {
  return kindsOf.get(country) ?? null;
}

/** Whether the check digits of an IBAN are right: ISO 7064, mod 97-10. Takes capitals and digits, without spaces. */
export function ibanChecks(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
