import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CODE_FINDINGS } from '../../src/findings/code-findings';
import { blockIn, INDEX, pageFile, pageProgram } from './page-samples';
import { printedFor, printedIds } from './printed-findings';
import { indexText } from './rule-index';

/** Writes what follows from the code into the pages about findings: the list of all, and what synthesis prints. */
function main(): void {
  writeFileSync(pageFile(INDEX), indexText());
  for (const { id } of CODE_FINDINGS) {
    if (existsSync(pageFile(id))) writeFileSync(pageFile(id), withPrintedText(id, readFileSync(pageFile(id), 'utf8')));
  }
}

function withPrintedText(id: string, page: string): string {
  const shown = blockIn(page, 'How to recognise it', 'text');
  const code = pageProgram(page, 'Before');
  if (shown === undefined || code === undefined) return page;
  const printed = printedFor(id, code);
  if (!printedIds(printed).includes(id)) return page;
  return page.replace(`\n${shown}\`\`\``, () => `\n${printed}\n\`\`\``);
}

main();
