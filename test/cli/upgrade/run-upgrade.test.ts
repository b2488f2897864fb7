import { InFolder } from '../in-folder';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {initContainers: [{name: a, image: "a:1", restartPolicy: Always}], containers: [{name: web, image: "web:1"}]}\n';

let folder: InFolder;

beforeEach(() => (folder = new InFolder()));
afterEach(() => folder.remove());

test('the version before is the target of the settings if no flag names one', async () => {
  folder.write('pod-patterns.yaml', 'target: "1.28"\n');
  folder.write('web.yaml', POD);
  const { status, output, errors } = await folder.run(['upgrade', '--to', '1.29', '-o', 'json', './web.yaml']);
  expect([status, errors]).toEqual([0, '']);
  expect(JSON.parse(output)).toMatchObject({ from: '1.28', to: '1.29', pods: [{ name: 'web', file: './web.yaml' }] });
});

test.each([
  [['--to', '1.29'], '--from is missing, and no pod-patterns.yaml has a target: name the version before the upgrade.'],
  [['--from', '1.33', '--to', '1.33'], '--from is 1.33, and --to must be newer, but is 1.33.'],
])('with %j nothing is compared', async (flags, message) => {
  folder.write('web.yaml', POD);
  expect(await folder.run(['upgrade', ...flags, './web.yaml'])).toEqual({
    status: 2,
    output: '',
    errors: `error: ${message}\n`,
  });
});

test('what cannot be read is named', async () => {
  const { status, errors } = await folder.run(['upgrade', '--from', '1.33', './none.yaml']);
  expect([status, errors]).toEqual([2, 'error: ./none.yaml: The file does not exist.\n']);
});

test('what the new version refuses makes the status 1', async () => {
  folder.write('web.yaml', POD.replace('spec: {', 'spec: {workloadRef: {name: a, podGroup: b}, '));
  const { status, output } = await folder.run(['upgrade', '--from', '1.35', '--to', '1.36', './web.yaml']);
  expect(status).toBe(1);
  expect(output.replace(/\n/g, ' ')).toContain('for 1 Pod of 1; refused, or without a field: 1');
});
