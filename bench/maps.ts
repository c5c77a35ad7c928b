/**
 * How long drawing takes as diagrams grow, beside other layouts on the same lattice and machine.
 *
 *   npx tsx bench/maps.ts            ours, Graphviz up to 1,000 nodes, dagre at 200
 *   npx tsx bench/maps.ts --ours     ours alone
 *   npx tsx bench/maps.ts --all      every layout at every size: dagre takes minutes at 1,000
 */
import dagre from '@dagrejs/dagre';
import { instance } from '@viz-js/viz';
import type { Diagram } from '../src/maps/diagram.ts';
import { layout } from '../src/maps/layout/layout.ts';
import { renderDot } from '../src/maps/render/dot.ts';
import { renderGraphml } from '../src/maps/render/graphml.ts';
import { renderSvg } from '../src/maps/render/svg.ts';
import { latticeOf, manyRoles, mapOf } from '../test/maps/sample.ts';

const RUNS = 5;

/** Median of some runs after one that warms up, in milliseconds. */
async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    await work();
    if (run > 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

async function once(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function withDagre({ nodes, edges }: Diagram): void {
  const graph = new dagre.graphlib.Graph().setGraph({ rankdir: 'LR' }).setDefaultEdgeLabel(() => ({}));
  for (const { key } of nodes) graph.setNode(key, { width: 170, height: 60 });
  for (const { source, target } of edges) graph.setEdge(source, target);
  dagre.layout(graph);
}

async function withGraphviz(diagram: Diagram): Promise<void> {
  const { status, errors } = (await instance()).render(renderDot(diagram), { engine: 'dot', format: 'svg' });
  if (status !== 'success') throw new Error(errors.map(({ message }) => message).join(' '));
}

const cell = (ms: number | null) => (ms === null ? '–' : ms < 10 ? ms.toFixed(1) : ms.toFixed(0)).padStart(10);
const oursAlone = process.argv.includes('--ours');
const all = process.argv.includes('--all');
const takesPart = (size: number, most: number) => all || (!oursAlone && size <= most);

console.log('lattice (ms)    nodes   edges    layout       SVG  SVG size   GraphML  Graphviz     dagre');
for (const [levels, perLevel] of [
  [10, 20],
  [20, 50],
  [25, 200],
] as const) {
  const diagram = latticeOf(levels, perLevel);
  const size = diagram.nodes.length;
  const graphviz = takesPart(size, 1_000) ? await once(() => withGraphviz(diagram)) : null;
  const peers = takesPart(size, 200) ? await once(() => withDagre(diagram)) : null;
  const kilobytes = renderSvg(diagram).length / 1_000;
  console.log(
    'levels given '.padEnd(14) + String(size).padStart(7) + String(diagram.edges.length).padStart(8),
    cell(await median(() => layout(diagram))) + cell(await median(() => renderSvg(diagram))),
    `${kilobytes.toFixed(0)} kB`.padStart(8) +
      cell(await median(() => renderGraphml(diagram))) +
      cell(graphviz) +
      cell(peers),
  );
}

console.log('\nmap (ms)        nodes   edges    layout       SVG  SVG size');
const named = (roles: number, ties: number, parties: number) =>
  mapOf(
    manyRoles(roles, ties).map((role, r) => ({
      ...role,
      ties: role.ties.map((tie, i) => ({ ...tie, name: `${tie.name} ${(r * ties + i * 7) % parties}` })),
    })),
    50_000,
  );
for (const [roles, ties, parties] of [
  [1, 36, 1_000],
  [30, 20, 40],
  [50, 24, 1_200],
  [100, 60, 6_000],
] as const) {
  const diagram = named(roles, ties, parties);
  console.log(
    `${roles} roles`.padEnd(14) + String(diagram.nodes.length).padStart(7) + String(diagram.edges.length).padStart(8),
    cell(await median(() => layout(diagram))) + cell(await median(() => renderSvg(diagram))),
    `${(renderSvg(diagram).length / 1_000).toFixed(0)} kB`.padStart(8),
  );
}
