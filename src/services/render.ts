import type { Diagram } from '../maps/diagram.ts';
import { render, type TextFormat } from '../maps/render/render.ts';
import type { Theme } from '../maps/render/theme.ts';
import { renderPng } from './png.ts';

export type DiagramFormat = TextFormat | 'png';

/** The diagram as a file of a format; PNG as Base64. */
export async function renderDiagram(diagram: Diagram, format: DiagramFormat, theme: Theme): Promise<string> {
  if (format !== 'png') return render(diagram, format, theme);
  return Buffer.from(await renderPng(diagram, theme)).toString('base64');
}
