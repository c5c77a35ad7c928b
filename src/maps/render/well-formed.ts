/** Halves of surrogate pairs are no characters and cannot be written as UTF-8; the replacement character stands for them. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');
