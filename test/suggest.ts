import { createEdges } from '../src/cypher/write.ts';
import type { GraphEngine } from '../src/engine/port.ts';
import { nounNamed } from './graph.ts';

/** Writes computed ties between skills, the closest first. */
export async function suggestSkills(engine: GraphEngine, pairs: readonly (readonly [string, string])[]): Promise<void> {
  const create = createEdges.get('RELATED_TO.Skill.Skill');
  if (!create) throw new Error('No statement creates RELATED_TO.');
  const rows = [];
  for (const [i, names] of pairs.entries()) {
    const ids = await Promise.all(names.map(async (name) => String((await nounNamed(engine, 'Skill', name))['id'])));
    const [tail = '', head = ''] = ids.sort();
    const claim = { document: 'identity', origin: 'company', ordinal: 1, line: null, asWritten: null };
    rows.push({ tail, head, ...claim, strength: 0.9 - i / 100, status: 'suggested' });
  }
  await engine.run(create, { rows });
}
