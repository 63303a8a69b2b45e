import { type Extensions, InputRule, Node } from '@tiptap/core';
import Document from '@tiptap/extension-document';
import Paragraph from '@tiptap/extension-paragraph';
import Text from '@tiptap/extension-text';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node as ProseMirrorNode, type Schema, Slice } from '@tiptap/pm/model';
import { parseSegments, printSegments } from '../../src-shared/domain/template-segments.ts';
import { formatDay } from '../../src-shared/time.ts';
import { toDocument, tokenNode, toText } from './token-document.ts';
import styles from './token-editor.module.css';
import { readFilters, usualDate } from './token-filters.ts';

/** What a pill has to know of a token. */
export type PillToken = { label: string; isDate: boolean };
/** Answers the token with an id; undefined for one that does not exist. */
export type FindPill = (id: string) => PillToken | undefined;

/** A day on which formats are shown. */
export const sampleDay = '2026-03-04';

/** What stands on a pill: the token's label, and how it is to be written where that is not the usual way. */
function sayPill(token: PillToken | undefined, id: string, filters: string): string {
  if (!token) return `No token “${id}”`;
  const format = readFilters(filters);
  if (!format) return `${token.label} | ${filters}`;
  const { date, isUpper, otherwise } = format;
  const parts = [
    date && date !== usualDate ? formatDay(sampleDay, date) : '',
    isUpper ? 'CAPITALS' : '',
    otherwise ? `or “${otherwise}”` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${token.label} · ${parts.join(' · ')}` : token.label;
}

function createTokenNode(find: FindPill) {
  return Node.create({
    name: tokenNode,
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({
      id: { default: '', rendered: false },
      filters: { default: '', rendered: false },
    }),
    parseHTML: () => [
      {
        tag: 'span[data-token]',
        getAttrs: (element) => ({ id: element.dataset.token ?? '', filters: element.dataset.filters ?? '' }),
      },
    ],
    renderHTML: ({ node }) => {
      const { id, filters } = node.attrs as { id: string; filters: string };
      const token = find(id);
      const words = sayPill(token, id, filters);
      const look = { class: styles.pill, title: words, ...(token ? {} : { 'data-unknown': 'true' }) };
      return ['span', { 'data-token': id, 'data-filters': filters, ...look }, words];
    },
    renderText: ({ node }) =>
      printSegments([{ kind: 'token', id: String(node.attrs.id), filters: String(node.attrs.filters) }]),
    addInputRules() {
      return [
        new InputRule({
          find: /\{\{[^{}]*\}\}$/,
          handler: ({ state, range, match }) => {
            const [segment, more] = parseSegments(match[0]);
            if (segment?.kind !== 'token' || more) return null;
            const { id, filters } = segment;
            // A step of its own for undo: one press of it gives back what was typed.
            closeHistory(state.tr).replaceWith(range.from, range.to, this.type.create({ id, filters }));
            return undefined;
          },
        }),
      ];
    },
  });
}

/** What the editor consists of: lines of words and tokens, and undo. */
export function createExtensions(find: FindPill, isSingleLine: boolean): Extensions {
  return [
    isSingleLine ? Document.extend({ content: 'paragraph' }) : Document,
    Paragraph,
    Text,
    UndoRedo,
    createTokenNode(find),
  ];
}

/** A plain text, as pasted, in the form that can be put into the document: its tokens are pills. */
export function sliceOf(text: string, schema: Schema, isSingleLine: boolean): Slice {
  const paragraphs = (toDocument(text, isSingleLine).content ?? []).map((one) => schema.nodeFromJSON(one));
  return new Slice(Fragment.from(paragraphs), 1, 1);
}

/** What was cut or copied, as plain text in its stored form. */
export function copiedText(slice: Slice): string {
  const paragraphs: ProseMirrorNode[] = [];
  slice.content.forEach((node) => {
    paragraphs.push(node);
  });
  if (paragraphs.every((node) => node.isInline)) {
    return toText([{ type: 'paragraph', content: paragraphs.map((node) => node.toJSON()) }]);
  }
  return toText(paragraphs.map((node) => node.toJSON()));
}
