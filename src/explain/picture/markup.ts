import { printable } from '../../kubernetes/printable';

/** The attributes of an element; one that is undefined is left out. */
export type Attributes = { readonly [name: string]: number | string | undefined };

/** An element of SVG or HTML with content that is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const inner = content.join('');
  const opening = `<${name}${Object.entries(attributes).map(attributeText).join('')}`;
  return inner === '' ? `${opening}/>` : `${opening}>${inner}</${name}>`;
}

function attributeText([name, value]: [string, number | string | undefined]): string {
  return value === undefined ? '' : ` ${name}="${escaped(String(typeof value === 'number' ? rounded(value) : value))}"`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** Any text as content or value: nothing in it is markup, and what cannot be seen is spelled out. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? character);
}
