import type { DiagramGroup } from '../diagram.ts';
import { TEXT } from '../layout/text-box.ts';
import { colours, styleOfGroup, type Theme } from './theme.ts';

/** Fonts that are nowhere wider than the first, by whose widths text was measured. */
const FONTS = "'DejaVu Sans',Verdana,'Segoe UI','Helvetica Neue',Arial,sans-serif";

/** The style sheet of a picture; every rule starts with the picture's own class, as style sheets leak out of pictures. */
export function styleSheet(scope: string, theme: Theme, groups: readonly DiagramGroup[]): string {
  const rules = [
    `.${scope} text{font:${TEXT.size}px ${FONTS};text-anchor:middle}`,
    `.${scope} .bold{font-weight:bold}`,
    `.${scope} .small{font-size:${TEXT.note}px}`,
    `.${scope} .title{font-size:${TEXT.title}px;font-weight:bold}`,
    `.${scope} .edge{fill:none;stroke-width:1.6}`,
    `.${scope} .suggested{stroke-width:.9;stroke-opacity:.75}`,
    `.${scope} .box{stroke-width:1.6}`,
    `.${scope} .noted{stroke-dasharray:4 3}`,
    ...groups.flatMap(({ key }, i) => {
      const { dashes } = styleOfGroup(key, i);
      return dashes ? [`.${scope} .edge.g${i}{stroke-dasharray:${dashes}}`] : [];
    }),
    ...coloured(scope, theme === 'dark' ? 'dark' : 'light', groups),
  ];
  if (theme === 'auto') rules.push(`@media(prefers-color-scheme:dark){${coloured(scope, 'dark', groups).join('')}}`);
  return rules.join('\n');
}

function coloured(scope: string, theme: 'light' | 'dark', groups: readonly DiagramGroup[]): string[] {
  const { ground, box, text, quiet, focus, focusText } = colours[theme];
  return [
    `.${scope} .ground{fill:${ground}}`,
    `.${scope} text{fill:${text}}`,
    `.${scope} .quiet{fill:${quiet}}`,
    `.${scope} .arrow{fill:${quiet}}`,
    `.${scope} .box{fill:${box};stroke:${quiet}}`,
    `.${scope} .focus .box{fill:${focus};stroke:${focus}}`,
    `.${scope} .focus text{fill:${focusText}}`,
    ...groups.flatMap(({ key }, i) => {
      const style = styleOfGroup(key, i);
      const colour = style[theme];
      return [
        `.${scope} .edge.g${i},.${scope} .g${i} .box{stroke:${colour}}`,
        `.${scope} .g${i} .sign{stroke:${colour};stroke-width:1.6;fill:${style.filled ? colour : 'none'}}`,
      ];
    }),
  ];
}
