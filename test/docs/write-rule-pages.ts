import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { FINDING_KINDS } from '../../src/rules/catalogue';
import type { FindingKind } from '../../src/findings/finding-kind';
import { CODE_FINDINGS } from '../../src/findings/code-findings';
import { rulesWithoutAdvice, WITHOUT_ADVICE_FILE } from '../enforcement/advice/rules-without-advice';
import { markdownExamples } from './examples';
import { blockIn, FINDINGS_GUIDE, firstText, INDEX, pageFile, pageProgram } from './page-samples';
import { printedFindings, printedFor, printedIds } from './printed-findings';
import { headOfPage } from './rule-page';
import { indexText } from './rule-index';
import { symptomIndexText } from './symptom-index';

/** The version of a Pod Security Standard in what kubectl prints: that of the page, or the newest one. */
const POLICY_VERSION = /\b(baseline|restricted):v1\.\d+/g;

const CHECK_PAGE = 'docs/check.md';

/** The version at the end of a report of \`check\`, which is the newest one unless a flag says another. */
const CHECKED_VERSION = /(Checked for Kubernetes )1\.\d+/g;

/** Writes what follows from the code into the pages about findings and the lists of rules that tests read. */
function main(): void {
  writeFileSync(pageFile(INDEX), indexText());
  writeFileSync('docs/symptoms.md', symptomIndexText());
  writeFileSync(WITHOUT_ADVICE_FILE, `${JSON.stringify(rulesWithoutAdvice(), undefined, 2)}\n`);
  for (const id of CODE_FINDINGS.map((kind) => kind.id).filter((each) => existsSync(pageFile(each)))) {
    const page = readFileSync(pageFile(id), 'utf8');
    const code = pageProgram(page, 'Before');
    const printed = code === undefined ? '' : printedFor(id, code);
    const shown = blockIn(page, 'How to recognise it', 'text');
    // A text without the finding is a fault of the code, which the test of the page tells.
    if (printedIds(printed).includes(id)) writeFileSync(pageFile(id), withText(page, shown, printed));
  }
  for (const kind of FINDING_KINDS.filter(({ id }) => existsSync(pageFile(id)))) {
    const { id } = kind;
    const page = withHead(kind, readFileSync(pageFile(id), 'utf8'));
    const [, target = NEWEST_VERSION.toString()] = /^# target: (\S+)$/m.exec(page) ?? [];
    writeFileSync(pageFile(id), page.replaceAll(POLICY_VERSION, `$1:v${target}`));
  }
  const check = readFileSync(CHECK_PAGE, 'utf8');
  writeFileSync(CHECK_PAGE, check.replace(CHECKED_VERSION, `$1${NEWEST_VERSION.toString()}`));
  const guide = readFileSync(FINDINGS_GUIDE, 'utf8');
  const [sample] = markdownExamples(FINDINGS_GUIDE);
  writeFileSync(FINDINGS_GUIDE, withText(guide, firstText(guide), printedFindings(sample?.code ?? '')));
}

/** The page with what the finding says of itself above its first section. */
function withHead(kind: FindingKind, page: string): string {
  return page.replace(/^[^]*?(?=^## )/m, () => headOfPage(kind));
}

function withText(page: string, shown: string | undefined, printed: string): string {
  return shown === undefined ? page : page.replace(`\`\`\`text\n${shown}`, () => `\`\`\`text\n${printed}\n`);
}

main();
