/*
 * What must come of the matter type in support/lease-extension.ts, worked out by hand. No expected value is computed.
 *
 * Bank holidays of England & Wales over that Christmas (gov.uk): 25 and 26 December 2027 are a Saturday and a Sunday, so
 * Monday 27 and Tuesday 28 December are holidays in their place; 1 January 2028 is a Saturday, so Monday 3 January is.
 */

/** The target dates for each completion date. */
export const dates = {
  /*
   * Completion Friday 7 January 2028.
   * Working days before it: Thu 6 (1), Wed 5 (2), Tue 4 (3), Fri 31 Dec (4), Thu 30 (5), Wed 29 (6), Fri 24 (7), Thu 23 (8),
   * Wed 22 (9), Tue 21 (10). After it: Mon 10 (1) to Fri 14 (5), Mon 17 (6) to Fri 21 (10).
   */
  '7 January 2028': {
    Completion: /^(Fri 7 Jan|7 Jan 2028)$/,
    'New lease registered': /^(Fri 21 Jan|21 Jan 2028)$/,
    'Report to lender': /^(Tue 21 Dec|21 Dec 2027)$/,
    'Lender’s consent received': /^(Thu 30 Dec|30 Dec 2027)$/,
  },
  /*
   * Completion Monday 10 January 2028.
   * Working days before it: Fri 7 (1), Thu 6 (2), Wed 5 (3), Tue 4 (4), Fri 31 Dec (5), Thu 30 (6), Wed 29 (7), Fri 24 (8),
   * Thu 23 (9), Wed 22 (10). After it: Tue 11 (1) to Fri 14 (4), Mon 17 (5) to Fri 21 (9), Mon 24 (10).
   */
  '10 January 2028': {
    Completion: /^(Mon 10 Jan|10 Jan 2028)$/,
    'New lease registered': /^(Mon 24 Jan|24 Jan 2028)$/,
    'Report to lender': /^(Wed 22 Dec|22 Dec 2027)$/,
    'Lender’s consent received': /^(Fri 31 Dec|31 Dec 2027)$/,
  },
} as const;

/**
 * Notice served on Tuesday 14 September 2027: five weeks before it is 10 August, three weeks before it 24 August; two
 * months after it is Sunday 14 November, and ten working days after that Mon 15 (1) to Fri 19 (5), Mon 22 (6) to Fri 26 (10).
 */
export const datesOfTheNotice = {
  'Lease and title read': /^(Tue 10 Aug|10 Aug 2027)$/,
  'Valuation received': /^(Tue 24 Aug|24 Aug 2027)$/,
  'Section 42 notice served': /^(Tue 14 Sep|14 Sep 2027)$/,
  'Counter-notice received': /^(Sun 14 Nov|14 Nov 2027)$/,
  'Terms agreed': /^(Fri 26 Nov|26 Nov 2027)$/,
} as const;

/** The messages as the Document screen tells them; a text is named after what it says. */
export const messages = [
  {
    type: 'Email',
    to: 'Mrs Noor Iqbal, noor.iqbal@example.org',
    name: 'LX/0001: your lease extension',
    status: 'Delivered in practice only',
    text: 'Dear Mrs Iqbal,\n\nThank you for asking us to extend your lease of Flat 2, 14 Wharf Street, Bristol BS1 4ZZ. Next we check who you are and read the lease.\n\nHarbour & Lane Solicitors\n0117 496 0142',
  },
  {
    type: 'Email',
    to: 'Mr Daniel Okafor, daniel.okafor@example.org',
    name: 'LX/0001: your lease extension',
    status: 'Delivered in practice only',
    text: 'Dear Mr Okafor,\n\nThank you for asking us to extend your lease of Flat 2, 14 Wharf Street, Bristol BS1 4ZZ. Next we check who you are and read the lease.\n\nHarbour & Lane Solicitors\n0117 496 0142',
  },
  {
    type: 'Text, 1 SMS',
    to: 'Mrs Noor Iqbal, 07700 900321',
    name: null,
    status: 'Delivered in practice only',
    text: 'Dear Mrs Iqbal, the valuer advises a premium of £18,500.00. We now prepare the notice to your landlord. Harbour & Lane Solicitors 0117 496 0142',
  },
  {
    type: 'Text, 1 SMS',
    to: 'Mrs Noor Iqbal, 07700 900321',
    name: null,
    status: 'Delivered in practice only',
    text: 'Dear Noor, notice was served on 14 September 2027 and your landlord has two months to answer. Harbour & Lane Solicitors',
  },
  {
    type: 'Email',
    to: 'Mr Daniel Okafor, daniel.okafor@example.org',
    name: 'LX/0001: notice served',
    status: 'Delivered in practice only',
    text: 'Dear Daniel, notice was served on 14 September 2027 and your landlord has two months to answer. Harbour & Lane Solicitors',
  },
  {
    type: 'Email',
    to: 'Mrs Noor Iqbal, noor.iqbal@example.org',
    name: 'LX/0001: your new lease',
    status: 'Delivered in practice only',
    text: 'Dear Mrs Iqbal,\n\nYour new lease of Flat 2, 14 Wharf Street, Bristol BS1 4ZZ completed on 10 January 2028. We now register it.\n\nHarbour & Lane Solicitors\n0117 496 0142',
  },
  {
    type: 'Email',
    to: 'Mr Daniel Okafor, daniel.okafor@example.org',
    name: 'LX/0001: your new lease',
    status: 'Delivered in practice only',
    text: 'Dear Mr Okafor,\n\nYour new lease of Flat 2, 14 Wharf Street, Bristol BS1 4ZZ completed on 10 January 2028. We now register it.\n\nHarbour & Lane Solicitors\n0117 496 0142',
  },
] as const;

/** The file notes: what each is about, what it begins with, what is typed after that, and how it stands on the file. */
export const notes = {
  'Identity checked': {
    about: 'Identity checked: Mrs Noor Iqbal & Mr Daniel Okafor',
    begins: 'Seen for Mrs Noor Iqbal & Mr Daniel Okafor:',
    typed: ' passports and council tax bills, originals.',
    onFile: {
      type: 'File note',
      to: null,
      name: 'Identity checked: Mrs Noor Iqbal & Mr Daniel Okafor',
      status: null,
      text: 'Seen for Mrs Noor Iqbal & Mr Daniel Okafor: passports and council tax bills, originals.',
    },
  },
  'Terms agreed': {
    about: 'Terms agreed',
    begins: 'Route: Statutory. Premium: £18,500.00. Notice: 14 September 2027.',
    typed: ' Ground rent reduced to a peppercorn.',
    onFile: {
      type: 'File note',
      to: null,
      name: 'Terms agreed',
      status: null,
      text: 'Route: Statutory. Premium: £18,500.00. Notice: 14 September 2027. Ground rent reduced to a peppercorn.',
    },
  },
} as const;

/** What the Progress screen shows of the matter before the route and the lender are known. */
export const before = {
  'File Opening': ['Instructions taken', 'Identity checked', 'File opened', 'Lease and title read'],
  'Notice and Terms': [
    'Valuation received',
    'Counter-notice received',
    'Terms agreed',
    'Completion',
    'New lease registered',
  ],
};
/** And after. */
export const after = {
  'File Opening': ['Instructions taken', 'Identity checked', 'File opened', 'Lease and title read'],
  'Lender’s Consent': ['Report to lender', 'Lender’s consent received'],
  'Notice and Terms': [
    'Valuation received',
    'Section 42 notice served',
    'Counter-notice received',
    'Terms agreed',
    'Completion',
    'New lease registered',
  ],
};
