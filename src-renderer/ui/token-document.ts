import type { JSONContent } from '@tiptap/core';
import { parseSegments, printSegments, type Segment } from '../../src-shared/domain/template-segments.ts';

/** The name of a token's node in the editor's document. */
export const tokenNode = 'token';

/**
 * A stored text as the editor's document: a paragraph for each line, a node for each token. In a document of one line, line
 * breaks are spaces.
 */
export function toDocument(text: string, isSingleLine: boolean): JSONContent {
  const normal = text.replaceAll(/\r\n?/g, '\n');
  const lines: JSONContent[][] = [[]];
  for (const segment of parseSegments(isSingleLine ? normal.replaceAll('\n', ' ') : normal)) {
    if (segment.kind === 'token') {
      lines.at(-1)?.push({ type: tokenNode, attrs: { id: segment.id, filters: segment.filters } });
      continue;
    }
    for (const [index, words] of segment.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (words !== '') lines.at(-1)?.push({ type: 'text', text: words });
    }
  }
  return { type: 'doc', content: lines.map((content) => ({ type: 'paragraph', content })) };
}

function segmentOf(node: JSONContent): Segment {
  if (node.type !== tokenNode) return { kind: 'text', text: node.text ?? '' };
  return { kind: 'token', id: String(node.attrs?.id ?? ''), filters: String(node.attrs?.filters ?? '') };
}

/** The editor's document, or paragraphs cut from it, as the text is stored. */
export function toText(paragraphs: readonly JSONContent[]): string {
  return paragraphs.map(({ content }) => printSegments((content ?? []).map(segmentOf))).join('\n');
}
