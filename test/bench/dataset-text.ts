/** What the invented names, streets and tasks of the bench's firm are put together from. */
export const words = {
  titles: ['Mr', 'Mrs', 'Ms', 'Miss', 'Dr'],
  firstNames:
    'Amina Bilal Chloe David Eira Farah George Hannah Ibrahim Joanna Kofi Lucy Marta Nadia Owen Priya Quentin Rosa Siân Tomasz Una Victor Wendy Xanthe Yusuf Zoë'.split(
      ' ',
    ),
  surnames:
    'Shah Pritchard Okonkwo Nowak Ellsworth Chen Begum Trelawney Fairweather Hartley Ibbotson Jankowski Kettering Lovelace Montague Nightingale Osborne Pemberton Quayle Ravenscroft Sandhu Thackeray Underhill Vaughan Wolstenholme Yarwood Zielinski Ashdown Birtwistle Carrington Dalgleish Evershed'.split(
      ' ',
    ),
  streets:
    'Lantern Foxglove Bellfounder Cordwainer Saltmarsh Juniper Harbour Mercer Tanner Chandler Wheelwright Orchard Kingfisher Millrace Plover'.split(
      ' ',
    ),
  roads: ['Row', 'Ley', 'Street', 'Close', 'Gardens', 'Lane', 'Avenue', 'Mews'],
  places: [
    'Southville',
    'Redland',
    'Bedminster',
    'Clifton',
    'Horfield',
    'Totterdown',
    'Fishponds',
    'Keynsham',
  ],
  types: ['Purchase', 'Sale', 'Remortgage', 'Development', 'Estate', 'Chain'],
  categories: ['Opening', 'Contract', 'Searches', 'Enquiries', 'Exchange', 'Completion', 'After completion'],
  statuses: [
    ['Quote', 'quote'],
    ['Active', 'active'],
    ['Exchanged', 'active'],
    ['Cancelled', 'cancelled'],
    ['Archived', 'archived'],
  ],
} as const;

/** The text of a message's template: an email's is longer. */
export function messageText(channel: string): string {
  const opening = 'Dear {{ client.salutation }}, your search results are in for {{ matter.reference }}. ';
  const middle = 'We are checking them and report to you within 5 working days. ';
  return channel === 'email'
    ? `${opening}\n\n${middle.repeat(6)}\n\nKind regards,\n{{ fee_earner.name }}\n{{ firm.name }}`
    : `${opening}${middle}{{ firm.name }}`;
}
