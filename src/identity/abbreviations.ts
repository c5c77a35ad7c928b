const table = (rows: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(rows));

/**
 * Abbreviations that always mean the same in English titles, skills and parties. Two-letter words with several
 * meanings ("PM") are left out: a wrong merge costs more than a missed one. Level words are spelled out, never dropped.
 */
const certain = table({
  ai: 'artificial intelligence',
  ml: 'machine learning',
  cv: 'computer vision',
  nlp: 'natural language processing',
  llm: 'large language model',
  rai: 'responsible artificial intelligence',
  sre: 'site reliability engineering',
  qa: 'quality assurance',
  hr: 'human resource',
  ux: 'user experience',
  ui: 'user interface',
  hitl: 'human in the loop',
  sr: 'senior',
  jr: 'junior',
  assoc: 'associate',
  eng: 'engineering',
  mgr: 'manager',
  mgmt: 'management',
  dev: 'developer',
  tech: 'technical',
  vp: 'vice president',
  dir: 'director',
});

/** Readings that are likely but not certain: good enough to suggest that two texts are close, never to merge. */
const likely = table({
  admin: 'administration',
  agentic: 'agent',
  apps: 'application',
  bi: 'business intelligence',
  cnn: 'convolutional neural network',
  crm: 'customer relationship management',
  db: 'database',
  dl: 'deep learning',
  eval: 'evaluation',
  evals: 'evaluation',
  fp: 'financial planning',
  infosec: 'information security',
  infra: 'infrastructure',
  ip: 'intellectual property',
  k8s: 'kubernetes',
  kpi: 'key performance indicator',
  l10n: 'localization',
  mle: 'machine learning engineer',
  mlops: 'machine learning operations',
  ocr: 'optical character recognition',
  ops: 'operations',
  pm: 'product manager',
  pmo: 'project management office',
  poc: 'proof of concept',
  rl: 'reinforcement learning',
  rnd: 'research and development',
  seo: 'search engine optimization',
  sme: 'subject matter expert',
  swe: 'software engineer',
  vlm: 'vision language model',
});

const reading = (word: string, tables: readonly ReadonlyMap<string, string>[]) => {
  for (const form of [word, word.replace(/s$/, '')]) {
    for (const entries of tables) {
      const full = entries.get(form);
      if (full !== undefined) return full;
    }
  }
  return undefined;
};

/** What a word is certainly short for; undefined for any other word. Plural and singular alike. */
export const spelledOut = (word: string): string | undefined => reading(word, [certain]);

/** What a word is certainly or likely short for. */
export const likelyReading = (word: string): string | undefined => reading(word, [certain, likely]);
