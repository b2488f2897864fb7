import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { program, type Example } from './examples';

/** Where the pages about findings are. */
export const PAGES = join('docs', 'rules');

/** The page that lists the others. */
export const INDEX = 'index';

/** The guide to findings. */
export const FINDINGS_GUIDE = join('docs', 'findings.md');

/** The sections that show how a finding comes, and how it goes. */
export type SampleSection = 'Before' | 'After';

/** The ids that have a page. */
export function pageIds(): string[] {
  if (!existsSync(PAGES)) return [];
  const names = readdirSync(PAGES).filter((file) => file.endsWith('.md'));
  return names.map((file) => file.slice(0, -'.md'.length)).filter((id) => id !== INDEX);
}

/** The file of a page. */
export function pageFile(id: string): string {
  return join(PAGES, `${id}.md`);
}

/** The code block of a language in a section of a page; undefined if there is none. */
export function blockIn(page: string, section: string, language: string): string | undefined {
  const [, text = ''] = page.split(`\n## ${section}\n`);
  const [own = ''] = text.split(/^## /m);
  return new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(own)?.[1];
}

/** The first block of plain text on a page. */
export function firstText(page: string): string | undefined {
  return /^```text\n(.*?)^```$/ms.exec(page)?.[1];
}

/** The TypeScript sample of a page as a whole program; undefined if the section shows none. */
export function pageProgram(page: string, section: SampleSection): string | undefined {
  const code = blockIn(page, section, 'typescript');
  if (code === undefined || code.startsWith('import ')) return code;
  return program(code);
}

/** The TypeScript samples of all pages, each a whole program. */
export function pageExamples(): Example[] {
  return pageIds().flatMap((id) => {
    const page = readFileSync(pageFile(id), 'utf8');
    return (['Before', 'After'] as const).flatMap((section) => {
      const code = pageProgram(page, section);
      return code === undefined ? [] : [{ name: `${pageFile(id)}, ${section}`, code }];
    });
  });
}
