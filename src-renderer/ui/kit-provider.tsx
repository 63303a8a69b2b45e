import { type ReactNode, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { prepareDocument } from './prepare-document.ts';

/** Stands once around everything: British dates and numbers whatever the computer's language is, and our policy kept. */
export function KitProvider({ children }: { children: ReactNode }) {
  // Before the first button is mounted, which would inject a style element.
  useState(prepareDocument);
  return <I18nProvider locale="en-GB">{children}</I18nProvider>;
}
