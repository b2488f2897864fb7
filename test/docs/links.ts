import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A link of a Markdown file to something in this repository. */
export interface Link {
  /** The file that has the link. */
  readonly page: string;
  /** The link as it is written. */
  readonly target: string;
  /** The file or folder that it leads to, from the root of the repository. */
  readonly path: string;
  /** The anchor in that file; empty if it leads to the whole file. */
  readonly anchor: string;
}

/** The links of a Markdown file that lead to something in this repository; code is not read. */
export function linksOf(page: string): Link[] {
  const text = withoutCode(readFileSync(page, 'utf8')).replace(/`[^`\n]*`/g, '``');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor = ''] = target.split('#');
      return { page, target, path: file === '' ? page : join(dirname(page), file), anchor };
    });
}

/** Whether what a link leads to is there. */
export function resolves({ path, anchor }: Link): boolean {
  return existsSync(path) && (anchor === '' || anchorsOf(path).has(anchor));
}

/** The Markdown files that a reader reaches from one of them, itself included. */
export function reachableFrom(start: string): Set<string> {
  const reached = new Set([start]);
  for (const page of reached) {
    for (const { path } of linksOf(page)) if (path.endsWith('.md') && existsSync(path)) reached.add(path);
  }
  return reached;
}

/** The anchors of a Markdown file: those of its headings, as GitHub makes them, and those that it sets itself. */
function anchorsOf(page: string): Set<string> {
  const text = withoutCode(readFileSync(page, 'utf8'));
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id));
  for (const [, heading = ''] of text.matchAll(/^#+ (.*)$/gm)) {
    const slug = slugOf(heading);
    const taken = [...Array(100).keys()].map((index) => (index === 0 ? slug : `${slug}-${index}`));
    anchors.add(taken.find((anchor) => !anchors.has(anchor)) ?? slug);
  }
  return anchors;
}

/** What GitHub makes of a heading: in lower case, without punctuation, with a hyphen for each space. */
function slugOf(heading: string): string {
  const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  return words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

function withoutCode(text: string): string {
  return text.replace(/^( *)```.*?^\1```$/gms, '');
}
