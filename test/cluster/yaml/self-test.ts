import { FieldPositions } from '../../../src/manifests/field-positions';
import {
  isManifestProblem,
  readManifests,
  type ManifestDocument,
  type ManifestProblem,
} from '../../../src/manifests/read-manifests';
import type { Report } from '../report';
import { compare, type Read } from './compare';
import type { Judgement } from './yaml-judge';

type Entry = ManifestDocument | ManifestProblem;

/** A reader with one thing that is wrong. */
interface Break {
  readonly title: string;
  readonly read: Read;
}

const BREAKS: readonly Break[] = [
  {
    title: 'booleans are read as texts',
    read: changed((value) => (typeof value === 'boolean' ? String(value) : value)),
  },
  {
    title: 'large whole numbers are rounded',
    read: changed((value) => (typeof value === 'bigint' ? Number(value) : value)),
  },
  { title: 'the last document is not read', read: (text) => [...readManifests(text)].slice(0, -1) },
  {
    title: 'what is refused is taken for null',
    read: (text) => [...readManifests(text)].map((entry): Entry => (isManifestProblem(entry) ? nothing(entry) : entry)),
  },
  {
    title: 'what is taken is refused',
    read: (text) => [...readManifests(text)].map(({ document, line }): Entry => ({ document, line, message: 'no' })),
  },
];

/** Shows, with texts whose judgements are known, that a wrong reader would be noticed. */
export function runSelfTest(judged: readonly { text: string; judgement: Judgement }[], report: Report): void {
  for (const { title, read } of BREAKS) {
    const found = judged.filter(({ text, judgement }) => compare(text, judgement, read).difference !== undefined);
    report.say(`self-test: if ${title}, ${found.length} of ${judged.length} texts differ`);
    if (found.length > 0) report.pass();
    else report.fail(`self-test: nobody notices that ${title}`);
  }
}

const NOWHERE = new FieldPositions(() => {
  throw new Error('Values are compared, not positions.');
});

function nothing({ document, line }: Entry): ManifestDocument {
  return { document, line, value: null, itemLines: [], positions: NOWHERE };
}

function changed(change: (value: unknown) => unknown): Read {
  return (text) =>
    [...readManifests(text)].map((entry) =>
      isManifestProblem(entry) ? entry : { ...entry, value: deeply(entry.value, change) },
    );
}

function deeply(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => deeply(item, change));
  if (typeof value !== 'object' || value === null) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, deeply(field, change)]));
}
