import type { GraphEngine } from '../engine/port.ts';
import { Snapshots } from '../loaders/snapshot.ts';
import { Career } from './career/career.ts';
import { CatalogueSuggestions } from './catalogue/suggest.ts';
import { CollaborationGraph } from './collaboration-graph.ts';
import { DecisionSearch } from './decision-search.ts';
import { Insights } from './insights/insights.ts';
import { Search } from './search.ts';

/** Bytes of rows kept per process unless told otherwise. */
const DEFAULT_CACHE = 128 * 1024 * 1024;

/**
 * What lives as long as the process: the engine, and what is kept per version of the graph.
 * @param cache bytes of rows to keep; 0 keeps nothing.
 */
export const createServices = (engine: GraphEngine, cache: number = DEFAULT_CACHE) => ({
  engine,
  snapshots: new Snapshots(engine, cache),
  search: new Search(),
  career: new Career(),
  catalogues: new CatalogueSuggestions(),
  collaboration: new CollaborationGraph(),
  decisions: new DecisionSearch(),
  insights: new Insights(),
});

export type Services = ReturnType<typeof createServices>;
