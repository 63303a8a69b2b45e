import { createHash } from 'node:crypto';

/**
 * The one style sheet a library writes into the page itself: react-aria's rule for pressable elements. Allowing
 * this exact text by its hash is narrower than allowing inline styles.
 */
export const REACT_ARIA_STYLE = `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`;

const styleHash = createHash('sha256').update(REACT_ARIA_STYLE).digest('base64');

/** The Content-Security-Policy of every answer: only our own files, and no connection to anywhere. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'sha256-${styleHash}'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
