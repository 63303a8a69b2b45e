/** One character of a text as a reader sees it, without its dress. */
export type Glyph = {
  /** A letter a to z or digit 0 to 9 that it looks like; any other character as it is. */
  plain: string;
  /** Whether it was a capital: "I" passes for 1, "L" does not. */
  capital: boolean;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
};

// Each pair is a foreign character and the Latin one it passes for (after Unicode's confusables, UTS 39, the common part).
const pairs =
  'аaвbсcԁdеeғfһhнhіiїiјjкkқkӏlмmоoпnрpԛqгrѕsтtцuѵvԝwхxуyүyьbӡ3з3б6чч' +
  'αaβbςcεeηnιiκkνvοoπnρpσoτtυuχxγyωwϲcϳjΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹC' +
  'ıiȷjłløođdħhŧtɑaɡgɩiʙbᴀaᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzƅbɓbƽsƨs' +
  'օoոnսuհhցgՕOՍSՏSՈNסoװlاlهo〇0零0一1二2三3四4五5六6七7八8九9' +
  'ᎪAᏴBᏟCᎠDᎬEᏀGᎻHᎥiᎫJᏦKᏞLᎷMᏢPᎡRᏚSᎢTᏙVᎳWᏃZᏎ4' +
  'ꓐBꓑPꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓟMꓠNꓡLꓢSꓣRꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲIꓳOꓴU' +
  '¦|ǀ|∣|│|❘|ǃ|⓿0🄋0🄌0';

const looksLike = new Map<string, string>();
const spread = [...pairs];
for (let i = 0; i + 1 < spread.length; i += 2) looksLike.set(spread[i] ?? '', spread[i + 1] ?? '');

// Ranges in alphabetical or numerical order that Unicode's compatibility forms leave alone: first, count, what the first is.
const ranges: [number, number, string][] = [
  [0x1f1e6, 26, 'A'],
  [0x1f150, 26, 'A'],
  [0x1f170, 26, 'A'],
  [0x2776, 9, '1'],
  [0x2780, 9, '1'],
  [0x278a, 9, '1'],
  [0x24f5, 9, '1'],
];

const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/u;
const control = /[\p{Cc}]/u;
const plainCharacter = /^[a-zA-Z0-9]$/;
const decimal = /\p{Nd}/u;

/** The value of a decimal digit of any script: Unicode keeps each script's ten together, in order. */
function digitValue(code: number): number {
  let first = code;
  while (decimal.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

function resemble(character: string): string {
  if (plainCharacter.test(character)) return character;
  const like = looksLike.get(character);
  if (like) return like;
  const lower = character.toLowerCase();
  const likeLower = looksLike.get(lower);
  if (likeLower) return lower === character ? likeLower : likeLower.toUpperCase();
  const code = character.codePointAt(0) ?? 0;
  if (decimal.test(character)) return String(digitValue(code));
  for (const [first, count, starts] of ranges)
    if (code >= first && code < first + count)
      return String.fromCodePoint(starts.charCodeAt(0) + code - first);
  return character;
}

/**
 * A text without its dress, character by character: what cannot be seen is left out (zero-width characters, soft hyphens,
 * accents), and full-width, superscript, circled, mathematical and foreign characters become the letters and digits they
 * look like. Letters are lower case. Linear in the text's length.
 */
export function undress(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    if (character >= ' ' && character <= '~') {
      const plain = character.toLowerCase();
      glyphs.push({ plain, capital: character !== plain, start, end });
      start = end;
      continue;
    }
    for (const part of character.normalize('NFKD')) {
      if (unseen.test(part)) continue;
      const seen = resemble(part);
      const blank = control.test(seen) && !/\s/.test(seen);
      if (blank) continue;
      const plain = seen.toLowerCase();
      glyphs.push({ plain, capital: seen !== plain, start, end });
    }
    start = end;
  }
  return glyphs;
}

const digitOf: Record<string, string> = {
  o: '0',
  O: '0',
  D: '0',
  Q: '0',
  l: '1',
  i: '1',
  I: '1',
  '|': '1',
  '!': '1',
  z: '2',
  Z: '2',
  s: '5',
  S: '5',
  $: '5',
  b: '6',
  G: '6',
  T: '7',
  B: '8',
  g: '9',
  q: '9',
};

const letterOf: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '8': 'b',
  '2': 'z',
  '6': 'g',
};

/** The digit that a glyph is or passes for; null when it passes for none. */
export function asDigit(glyph: Glyph): string | null {
  if (isDigit(glyph)) return glyph.plain;
  return digitOf[glyph.capital ? glyph.plain.toUpperCase() : glyph.plain] ?? null;
}

/** The lower-case letter that a glyph is or passes for; null when it passes for none. */
export function asLetter(glyph: Glyph): string | null {
  return isLetter(glyph) ? glyph.plain : (letterOf[glyph.plain] ?? null);
}

/** Whether it is a digit without any good will. */
export function isDigit(glyph: Glyph): boolean {
  return glyph.plain >= '0' && glyph.plain <= '9' && glyph.plain.length === 1;
}

/** Whether it is a letter a to z. */
export function isLetter(glyph: Glyph): boolean {
  return glyph.plain >= 'a' && glyph.plain <= 'z' && glyph.plain.length === 1;
}
