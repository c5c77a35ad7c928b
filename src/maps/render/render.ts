import type { Diagram } from '../diagram.ts';
import { renderEdgesCsv, renderNodesCsv } from './csv.ts';
import { renderDot } from './dot.ts';
import { renderGraphml } from './graphml.ts';
import { renderMermaid } from './mermaid.ts';
import { renderSvg } from './svg.ts';
import type { Theme } from './theme.ts';

/** The formats that are text. PNG is made from SVG where there is a machine for it. */
export type TextFormat = 'svg' | 'mermaid' | 'dot' | 'graphml' | 'csv' | 'nodes-csv' | 'json';

/** The diagram as a file of a format. */
export function render(diagram: Diagram, format: TextFormat, theme: Theme): string {
  switch (format) {
    case 'svg':
      return renderSvg(diagram, theme);
    case 'mermaid':
      return renderMermaid(diagram);
    case 'dot':
      return renderDot(diagram);
    case 'graphml':
      return renderGraphml(diagram);
    case 'csv':
      return renderEdgesCsv(diagram);
    case 'nodes-csv':
      return renderNodesCsv(diagram);
    case 'json':
      return `${JSON.stringify(diagram, null, 2)}\n`;
  }
}
