import { z } from 'zod';
import type { Messages } from './messages.ts';

const Rendered = z.union([z.string(), z.object({ rendered: z.string() }).transform(({ rendered }) => rendered)]);
const Post = z.object({
  title: Rendered.nullish(),
  content: Rendered,
  link: z.string().nullish(),
  guid: Rendered.nullish(),
});

export interface WordPressPost {
  title: string | null;
  html: string;
  url: string | null;
  /** The post as JSON, for its checksum. */
  source: string;
}

/**
 * The posts of an answer of the WordPress REST API: one, or a list.
 * @param text the same as it was sent
 */
export function wordPressPosts(json: unknown, text: string, messages: Messages): WordPressPost[] {
  const posts = Array.isArray(json) ? json : [json];
  return posts.flatMap((post, i) => {
    const parsed = Post.safeParse(post);
    if (!parsed.success) {
      messages.error('wordpress', null, `Entry ${i + 1} is no WordPress post: it has no content.`);
      return [];
    }
    const { title, content, link, guid } = parsed.data;
    const source = posts.length > 1 ? JSON.stringify(post) : text;
    return [{ title: title ?? null, html: content, url: link ?? guid ?? null, source }];
  });
}
