import { wellFormed } from './well-formed.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML 1.0 cannot hold in any form. */
const impossible = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Text for an element or attribute of XML. What XML cannot hold becomes the replacement character. */
export function xml(text: string): string {
  return wellFormed(text)
    .replace(impossible, '\ufffd')
    .replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

/** The same where line breaks and tabs must survive an attribute. */
export function xmlAttribute(text: string): string {
  return xml(text).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
