import type { GraphEngine } from '../engine/port.ts';
import { Career } from './career.ts';
import { CollaborationGraph } from './collaboration-graph.ts';
import { DecisionSearch } from './decision-search.ts';
import { Insights } from './insights/insights.ts';
import { Search } from './search.ts';

/** What lives as long as the process: the engine and what is kept per version of the graph. */
export const createServices = (engine: GraphEngine) => ({
  engine,
  search: new Search(engine),
  career: new Career(engine),
  collaboration: new CollaborationGraph(engine),
  decisions: new DecisionSearch(engine),
  insights: new Insights(engine),
});

export type Services = ReturnType<typeof createServices>;
