/** What a class of elements looks like, with a color of its own on light and on dark ground. */
interface Look {
  readonly light: string;
  readonly dark: string;
  /** How the color is used, and what else is to be said. */
  readonly declarations: (color: string) => string;
}

const fill = (color: string): string => `fill:${color}`;
const line = (color: string): string => `stroke:${color};fill:none`;
const bar = (color: string): string => `fill:${color};stroke:${color};fill-opacity:.28`;

/** Without colors bars are told apart by their labels and titles, a bar that waits by its dashes. */
const LOOKS: Readonly<Record<string, Look>> = {
  text: { light: '#1f2328', dark: '#e6edf3', declarations: fill },
  '.quiet': { light: '#656d76', dark: '#9198a1', declarations: (color) => `fill:${color};font-size:11px` },
  '.bad': { light: '#cf222e', dark: '#f85149', declarations: fill },
  '.ground': { light: '#ffffff', dark: '#0d1117', declarations: fill },
  '.rule': { light: '#d0d7de', dark: '#3d444d', declarations: line },
  '.tick': { light: '#d0d7de', dark: '#3d444d', declarations: (color) => `${line(color)};stroke-dasharray:2 3` },
  '.grace': { light: '#ddf4ff', dark: '#121d2f', declarations: fill },
  '.init': { light: '#0969da', dark: '#58a6ff', declarations: bar },
  '.wait': { light: '#bf8700', dark: '#d29922', declarations: (color) => `${bar(color)};stroke-dasharray:3 2` },
  '.run': { light: '#2da44e', dark: '#3fb950', declarations: bar },
  '.ending': { light: '#656d76', dark: '#9198a1', declarations: bar },
  '.traffic': { light: '#8250df', dark: '#ab7df8', declarations: bar },
  '.refused': { light: '#cf222e', dark: '#f85149', declarations: fill },
  '.gate': { light: '#656d76', dark: '#9198a1', declarations: line },
  '.arrow': { light: '#656d76', dark: '#9198a1', declarations: fill },
  '.mark': { light: '#1f2328', dark: '#e6edf3', declarations: (color) => `${line(color)};stroke-width:2` },
  '.kill': { light: '#cf222e', dark: '#f85149', declarations: (color) => `${line(color)};stroke-width:2` },
  '.reads': { light: '#1f2328', dark: '#e6edf3', declarations: line },
  '.writes': { light: '#1f2328', dark: '#e6edf3', declarations: fill },
};

const FONTS = '.pod-picture{font:12px system-ui,"DejaVu Sans",sans-serif}.pod-picture .head{font-weight:600}';

/** The look of a picture on light and on dark ground. Colors are written out: not every program knows variables of CSS. */
export const PICTURE_STYLE = `${FONTS}
${rules('light')}
@media (prefers-color-scheme:dark){
${rules('dark')}
}`;

function rules(ground: 'light' | 'dark'): string {
  return Object.entries(LOOKS)
    .map(([selector, look]) => `.pod-picture ${selector}{${look.declarations(look[ground])}}`)
    .join('\n');
}
