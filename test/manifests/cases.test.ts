import { isManifestProblem, readManifests } from '../../src/manifests/read-manifests';
import { CASES } from './cases/all';
import { readTwice } from './common-and-full';

function reads(text: string): unknown[] {
  return [...readManifests(text)].map((entry) =>
    isManifestProblem(entry) ? { line: entry.line, message: entry.message } : [entry.line, entry.value],
  );
}

describe('the texts that kubectl has judged', () => {
  it.each(CASES)('are read as kubectl reads them: $name', ({ text, reads: expected }) => {
    expect(reads(text)).toEqual(expected);
  });

  it.each(CASES)('are read by the common reader as by the full one, or not at all: $name', ({ text }) => {
    const readings = readTwice(text);
    expect(readings.map(({ common }) => common)).toEqual(readings.map(({ full }) => full));
  });

  it('have names of their own', () => {
    const texts = CASES.map(({ text }) => text);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});
