/** Whether an address, tokens and all, names its site before any token: data that filled the site in could lead anywhere. */
export function hasFixedSite(address: string): boolean {
  return /^https:\/\/[^\s/?#{}@\\]+([/?#]|$)/i.test(address);
}

/**
 * Whether a part of an address's path is "." or "..", which a browser takes for another place on the site: a value that is
 * so, or is made so by what stands beside it, would leave the page that was meant.
 */
export function hasDotSegment(address: string): boolean {
  const [path = ''] = address.split(/[?#]/);
  return path.split(/[/\\]/).some((part) => /^(\.|%2e){1,2}$/i.test(part));
}
