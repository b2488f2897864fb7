import { readFileSync, writeFileSync } from 'node:fs';
import { PRESETS } from '../fixtures/presets';
import { PART_HEADING, presetPage, presetPart } from './preset-part';

/** Writes into the page of each preset what its first sample puts into the Pod, before the reasons for it. */
function main(): void {
  for (const { file } of PRESETS) {
    const sections = readFileSync(presetPage(file), 'utf8').split(/^(?=## )/m);
    const others = sections.filter((section) => !section.startsWith(`## ${PART_HEADING}\n`));
    const index = others.findIndex((section) => section.startsWith('## What it sets, and why\n'));
    others.splice(index, 0, `## ${PART_HEADING}\n\n${presetPart(file)}\n\n`);
    writeFileSync(presetPage(file), others.join(''));
  }
}

main();
