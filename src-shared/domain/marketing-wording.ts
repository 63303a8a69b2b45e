import { fold } from './fold.ts';

/** Wording that promotes the firm. Each is looked for on its own; between its words stand at most a few others. */
const promotions: RegExp[] = [
  /\b(?:leave|write|post|give|drop|submit) (?:us|me|our firm)?\s?(?:an? |your )?(?:\w+ ){0,2}(?:review|testimonial|rating|feedback on google|star)s?\b/,
  /\b(?:rate|review) (?:us|our (?:service|firm|work))\b/,
  /\breview(?:s)? (?:us )?on (?:google|trustpilot|facebook|review ?solicitors|feefo|yell)\b/,
  /\b(?:google|trustpilot|reviewsolicitors|feefo) reviews?\b/,
  /\b(?:five|5)[ -]?stars?\b/,
  /\b(?:recommend|refer) (?:a friend|us\b|our (?:firm|services?)|friends|family|your friends|someone)/,
  /\btell (?:a friend|your (?:friends|family)) about us\b/,
  /\bwe (?:also|can also|now) (?:do|offer|provide|write|handle|draft|prepare|help with|deal with|specialise in|advise on|make)\b/,
  /\b(?:our|other|range of) (?:other |legal |full )?services (?:include|such as|we offer)\b/,
  /\bfind out (?:more )?about our (?:other )?(?:services?|wills?|offers?)\b/,
  /\b(?:have you|thought about) (?:made|making|considered making|updated|updating) (?:a|your) will\b/,
  /\b(?:why not|time to) (?:make|update|review|write) (?:a|your) will\b/,
  /\b(?:special|limited(?: time)?|exclusive|introductory|summer|winter|spring|christmas|new year) (?:offers?|deals?|promotions?)\b/,
  /\b(?:\d+ ?(?:%|percent|per cent)|£ ?\d+|half[ -]price) (?:off|discount)\b/,
  /\b(?:discount(?:ed)? (?:on|off|for|code|rate|price|fee)s?|a discount|money off|half[ -]price|voucher|promo(?:tional)? code|prize draw|free (?:will|consultation|review of|quote))/,
  /\b(?:follow|like|find) us on (?:facebook|instagram|twitter|x|linkedin|tiktok|social media)\b/,
  /\b(?:subscribe to|sign up (?:to|for)|join) our (?:\w+ )?(?:newsletter|mailing list|offers)\b/,
  /\bour (?:latest |monthly |special )?(?:newsletter|offers)\b/,
  /\b(?:next time you|when you next|any of your friends|anyone you know (?:who )?(?:is )?)(?:move|buy|sell|need|moving|buying|selling|remortgag\w+)\b/,
  /\bthink of us\b/,
  /\b(?:win|earn) (?:an? )?£?\s?\d*\s?(?:\w+ )?(?:voucher|gift card|prize|reward)\b/,
];

/**
 * The first words in a text that promote the firm ("leave us a review", "we also do wills"), to warn whoever writes it: one such
 * phrase makes the whole message marketing, which needs consent. Null when there are none.
 */
export function findMarketing(text: string): string | null {
  const plain = fold(text);
  const found = promotions.map((promotion) => promotion.exec(plain)).filter((match) => match !== null);
  found.sort((a, b) => a.index - b.index);
  return found[0]?.[0].trim() ?? null;
}
