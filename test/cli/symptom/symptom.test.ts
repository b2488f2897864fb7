// cspell:words crashlopbackoff Completd
import schema from '../../../schemas/symptom.schema.json';
import { breachesOf } from '../../support/schema-breaches';
import { InFolder } from '../in-folder';

describe('pod-patterns symptom', () => {
  let folder: InFolder;

  beforeAll(() => (folder = new InFolder()));

  afterAll(() => folder.remove());

  test('names the rules and their pages', async () => {
    expect(await folder.run(['symptom', 'ErrImageNeverPull'])).toEqual({
      status: 0,
      errors: '',
      output: `image-never-pulled
  must hold: A node that lacks an image may fetch it.
  seen: "ErrImageNeverPull"
  page: pod-patterns check --explain image-never-pulled
"pod-patterns check" finds which of them it is.
`,
    });
  });

  test('reads standard input, and prints JSON as its schema says', async () => {
    const { status, output } = await folder.run(['symptom', '-o', 'json'], 'STATUS\nErrImageNeverPull\n');
    const json = JSON.parse(output) as { causes: object[] };
    expect([status, breachesOf(schema)(json)]).toEqual([0, []]);
    expect(json.causes).toMatchObject([{ rule: 'image-never-pulled', seen: ['ErrImageNeverPull'] }]);
  });

  test('says that it knows none, with status 1', async () => {
    expect(await folder.run(['symptom', 'Completed'])).toEqual({
      status: 1,
      errors: '',
      output:
        'No rule knows this symptom; docs/symptoms.md in the package cdk8s-pod-patterns lists those that are known.\n',
    });
  });

  test('asks whether a symptom is meant that is nearly the text, with status 1', async () => {
    expect(await folder.run(['symptom', 'crashlopbackoff'])).toEqual({
      status: 1,
      errors: '',
      output: 'No rule knows this symptom. Did you mean "CrashLoopBackOff"?\n',
    });
    const { output } = await folder.run(['symptom', '-o', 'json'], 'Completd\nErrImagePul\n');
    expect(JSON.parse(output)).toEqual({ schemaVersion: 1, causes: [], didYouMean: 'ErrImagePull' });
  });

  test.each([
    ['an empty text', ['']],
    ['an empty standard input', []],
    ['blanks on standard input', ['-']],
  ])('says that no text was given for %s, with status 2', async (_, words) => {
    expect(await folder.run(['symptom', ...words], words.length === 0 ? '' : ' \n')).toEqual({
      status: 2,
      output: '',
      errors: 'error: no text was given: write what kubectl prints in quotes, or pipe it to this command.\n',
    });
  });

  test('says how to read a file if the text is the name of one', async () => {
    folder.write('seen.txt', 'CrashLoopBackOff\n');
    const { status, errors } = await folder.run(['symptom', './seen.txt']);
    expect([status, errors]).toEqual([
      1,
      'note: "./seen.txt" is a file: to have it read, use "pod-patterns symptom < FILE".\n',
    ]);
  });

  test('shows nothing that a terminal would act on', async () => {
    const { output } = await folder.run(
      ['symptom'],
      'a.b[\u001b[31m]: Invalid value, spec.containers[\u001b]: Required value',
    );
    expect(output).not.toContain('\u001b');
  });

  test('says what is wrong with a flag, with status 2', async () => {
    expect(await folder.run(['symptom', '-o', 'yaml', 'x'])).toMatchObject({ status: 2, output: '' });
  });
});
