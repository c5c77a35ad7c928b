/** Lines around a document that are none of it: what blogs put before, after and between. */
const lines: readonly RegExp[] = [
  /^(find|explore|discover|compare) (the best|trusted|top|our)\b.{0,80}$/i,
  /^explore .{0,40}(hospitals|programs|courses|now)\.?$/i,
  /^(subscribe|notify of|guest|newest|oldest|most voted|oldest most voted|inline feedbacks|view all comments|login|log in)$/i,
  /^(share|tweet|pin|print|email|like)( this)?( (post|article|page|on .{2,20}))?:?$/i,
  /^(advertisement|sponsored|ad|ads|promoted)( content)?:?$/i,
  /^\d+ comments?$/i,
  /^(read|learn) more( .{0,40})?$/i,
  /^(table of contents|contents|skip to content|back to top|menu|home|search)$/i,
  /^(sign up|register|enrol|enroll|buy|book|download|click here)\b.{0,60}(now|today|free|here)!?\.?$/i,
  /^page \d+( of \d+)?$/i,
  /^(accept|reject|manage) (all )?cookies$/i,
];

/** From such a line on nothing belongs to the document any more, once its last section has begun. */
const ends: readonly RegExp[] = [
  ...lines.slice(0, 3),
  /^(leave a (reply|comment)|comments?|post a comment|related (posts|articles|content)|you may also like|about the author|recent posts|categories|tags)\b.{0,40}$/i,
  /^certification courses$/i,
  /^would love your thoughts\b/i,
  /^(©|copyright\b)/i,
  /^all rights reserved/i,
];

export const isFurniture = (text: string) => text.length < 120 && lines.some((line) => line.test(text));
export const endsDocument = (text: string) => text.length < 120 && ends.some((line) => line.test(text));
