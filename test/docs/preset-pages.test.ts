import { readFileSync } from 'node:fs';
import { PRESETS } from '../fixtures/presets';
import { PART_HEADING, presetPage, presetPart } from './preset-part';

/** What whoever chooses a preset must find on its page. */
const HEADINGS = [PART_HEADING, 'What it sets, and why', 'How it st', 'What it costs', 'When '];

const sectionsOf = (file: string): string[] => readFileSync(presetPage(file), 'utf8').split(/^## /m);

describe.each(PRESETS.map(({ file }) => file))('the page of %s', (file) => {
  test('shows what its first sample puts into the Pod (npm run presets)', () => {
    const section = sectionsOf(file).find((each) => each.startsWith(PART_HEADING));
    expect(section?.slice(PART_HEADING.length).trim()).toBe(presetPart(file));
  });

  test('says what to use it for and what not, what it sets, how it stops, what it costs and what helps', () => {
    const [introduction = '', ...sections] = sectionsOf(file);
    expect(HEADINGS.filter((heading) => !sections.some((section) => section.startsWith(heading)))).toEqual([]);
    expect(introduction).toMatch(/^(Use|Take) it /m);
    expect(introduction).toMatch(/\b(do\s+not\s+use|take\s+\[)/i);
  });
});
