import { collapse, LONGEST_TEXT } from './block.ts';

/** Plain text of Markdown inline markup; also of stray marks that editors leave in HTML. */
export function withoutMarks(text: string): string {
  if (text.length > LONGEST_TEXT || !/[*_`[\]\\<&]/.test(text)) return collapse(text);
  const plain = text
    .replace(/!\[([^[\]]*)\]\([^()\s]*(?:\([^()\s]*\))?[^()]*\)/g, '$1')
    .replace(/\[([^[\]]+)\]\((?:https?:|mailto:|\/|#|\.)[^()\s]*(?:\([^()\s]*\))?(?: "[^"]*")?\)(?:\{[^{}]*\})?/g, '$1')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s\\])\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_\\])_(?=[^\s_])([^_]+?)(?<=[^\s\\])_(?![\w_])/g, '$1')
    .replace(/(?<!\\)`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~"'$@^:;,=?/&%])/g, '$1');
  return collapse(plain);
}
