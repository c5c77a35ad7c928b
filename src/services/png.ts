import { AppError, InvalidInput } from '../errors.ts';
import type { Diagram } from '../maps/diagram.ts';
import { renderSvg } from '../maps/render/svg.ts';
import { colours, type Theme } from '../maps/render/theme.ts';

/** Longest side of a picture in pixels; more would take gigabytes of memory. */
const LONGEST = 8_192;
const MOST_PIXELS = 32_000_000;
const SCALE = 2;

/**
 * The diagram as PNG, twice as fine as its SVG where it is not too large for that. "auto" is light: a PNG cannot ask.
 * @throws InvalidInput for what would be unreadably small; AppError PICTURE_UNAVAILABLE without a font on the machine.
 */
export async function renderPng(diagram: Diagram, theme: Theme): Promise<Uint8Array> {
  const shown = theme === 'dark' ? 'dark' : 'light';
  const svg = renderSvg(diagram, shown);
  const [width, height] = [...svg.matchAll(/ (?:width|height)="(\d+)"/g)].map(([, number]) => Number(number));
  const scale = scaleFor(width ?? 1, height ?? 1);
  const { Resvg, renderAsync } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' };
  assertFont((probe) => new Resvg(probe, { font }).getBBox() !== undefined);
  const image = await renderAsync(svg, {
    font,
    background: colours[shown].ground,
    fitTo: { mode: 'zoom', value: scale },
  });
  return image.asPng();
}

function scaleFor(width: number, height: number): number {
  const scale = Math.min(SCALE, LONGEST / width, LONGEST / height, Math.sqrt(MOST_PIXELS / (width * height)));
  if (scale >= 0.4) return scale;
  const message = `The picture would be ${width} × ${height}: too large to be read as PNG. Ask for SVG, or lower limit.`;
  throw new InvalidInput(message, [{ path: 'limit', message }]);
}

let hasFont: boolean | undefined;

/** Without a font the text would be missing without a word. */
function assertFont(draws: (svg: string) => boolean): void {
  hasFont ??= draws('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8">x</text></svg>');
  if (hasFont) return;
  throw new AppError('PICTURE_UNAVAILABLE', 'No font was found on this machine to write a PNG with. Ask for SVG.');
}
