import { PodTemplate } from '../../src';
import { deployment, messageOf, newChartKnowing, podOf, type Json } from './support';

/** The Pod after edits of one with this container. */
function merged(container: Json, edit: (podTemplate: PodTemplate) => void): Json {
  const chart = newChartKnowing({ a: 0, b: 0, c: 0, d: 0, e: 0, x: 0, toString: 0, valueOf: 0 });
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ...container }] });
  edit(PodTemplate.of(web));
  return podOf(chart);
}

function mergedContainer(container: Json, piece: Json): Json {
  const { containers } = merged(container, (pod) => pod.mergeContainer('web', piece)) as { containers: Json[] };
  const { name, image, ...rest } = containers[0]!;
  expect([name, image]).toEqual(['web', 'shop:1']);
  return rest;
}

describe('a piece that is merged into a container', () => {
  test('adds fields to an object that is there', () => {
    const piece = { securityContext: { runAsUser: 7 } };
    expect(mergedContainer({ securityContext: { privileged: false } }, piece)).toEqual({
      securityContext: { privileged: false, runAsUser: 7 },
    });
  });

  test('merges variables by name, ports by number and protocol, mounts and devices by path', () => {
    const container = {
      env: [{ name: 'A', value: '1' }],
      ports: [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 80 }],
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
      volumeDevices: [{ name: 'disk', devicePath: '/dev/sda' }],
    };
    const piece = {
      env: [
        { name: 'B', value: '2' },
        { name: 'A', value: '3' },
      ],
      ports: [{ containerPort: 53 }, { containerPort: 80, protocol: 'TCP', name: 'http' }],
      volumeMounts: [{ mountPath: '/data', readOnly: true }],
      volumeDevices: [{ devicePath: '/dev/sda', name: 'other' }],
    };
    const { volumeMounts, ...rest } = mergedContainerWithData(container, piece);
    expect(volumeMounts).toEqual([{ name: 'data', mountPath: '/data', readOnly: true }]);
    expect(rest).toEqual({
      env: [
        { name: 'A', value: '3' },
        { name: 'B', value: '2' },
      ],
      ports: [
        { containerPort: 53, protocol: 'UDP' },
        { containerPort: 80, protocol: 'TCP', name: 'http' },
        { containerPort: 53 },
      ],
      volumeDevices: [{ name: 'other', devicePath: '/dev/sda' }],
    });
  });

  test('replaces lists that have no key', () => {
    expect(mergedContainer({ args: ['a', 'b'], command: ['run'] }, { args: ['c'], command: [] })).toEqual({
      args: ['c'],
      command: [],
    });
  });

  test('replaces what is of another shape', () => {
    expect(mergedContainer({ a: ['a'], b: true, c: {} }, { a: 'b', b: {}, c: [] })).toEqual({ a: 'b', b: {}, c: [] });
  });

  test('removes a field with null, and the object that becomes empty that way', () => {
    const container = { tty: true, securityContext: { runAsUser: 7 }, resources: { limits: { cpu: '1' } } };
    expect(mergedContainer(container, { tty: null, securityContext: { runAsUser: null } })).toEqual({
      resources: { limits: { cpu: '1' } },
    });
  });

  test('leaves a field as it is if the piece has it as undefined', () => {
    const container = { tty: true, securityContext: { runAsUser: 7 } };
    const piece = { tty: undefined, stdin: undefined, securityContext: { runAsUser: undefined, runAsGroup: 8 } };
    expect(mergedContainer(container, piece)).toEqual({ tty: true, securityContext: { runAsUser: 7, runAsGroup: 8 } });
  });

  test('keeps objects and lists that were empty before', () => {
    expect(mergedContainer({ lifecycle: {}, args: [] }, { lifecycle: {}, tty: false })).toEqual({
      lifecycle: {},
      args: [],
      tty: false,
    });
  });

  test('is refused where it removes what is not there, with its path', () => {
    const piece = { resources: { limit: null }, env: [{ name: 'A', value: null }] };
    const container = { resources: { limits: { cpu: '1' } }, env: [{ name: 'A', valueFrom: {} }] };
    expect(messageOf(() => mergedContainer(container, piece))).toBe(`2 findings:

error merge-failed: the piece {"resources":{…},"env":[…]} cannot be merged: there is no env[0].value to remove.
  at:  test/web, Deployment "web"
  in:  PodTemplate.mergeContainer
  fix: leave the null out: there is no such field to remove; or correct the name.

error merge-failed: the piece {"resources":{…},"env":[…]} cannot be merged: there is no resources.limit to remove.
  at:  test/web, Deployment "web"
  in:  PodTemplate.mergeContainer
  fix: leave the null out: there is no such field to remove; or correct the name.`);
  });

  test('is refused where it would change the name of the container', () => {
    expect(messageOf(() => mergedContainer({}, { name: 'shop' })).split('\n')[2]).toBe(
      'error merge-failed: the piece {"name":…} cannot be merged: a container keeps its name.',
    );
    expect(mergedContainer({}, { name: 'web', tty: true })).toEqual({ tty: true });
  });

  test('changes the kind of a variable without leaving the old one beside it', () => {
    const valueFrom = { fieldRef: { fieldPath: 'metadata.name' } };
    const env = [
      { name: 'A', value: 'a' },
      { name: 'B', value: 'b' },
    ];
    expect(mergedContainer({ env }, { env: [{ name: 'A', valueFrom }] })).toEqual({
      env: [
        { name: 'A', valueFrom },
        { name: 'B', value: 'b' },
      ],
    });
  });

  test('writes no null, wherever it stands in what is new', () => {
    expect(mergedContainer({}, { a: { b: null, c: [{ d: null, e: 1 }] } })).toEqual({ a: { c: [{ e: 1 }] } });
  });

  test('leaves items apart that have no key at all', () => {
    const piece = { volumeDevices: [{ name: 'a' }, { name: 'b' }] };
    const web = deployment(newChartKnowing({}), 'web', {
      containers: [{ name: 'web', image: 'shop:1', volumeDevices: [{ name: 'c' }] }],
    });
    PodTemplate.of(web).mergeContainer('web', piece);
    expect(PodTemplate.of(web).manifest['spec']).toMatchObject({
      containers: [{ volumeDevices: [{ name: 'c' }, { name: 'a' }, { name: 'b' }] }],
    });
  });

  test('is merged by the fields of a container only, so that a list of the same name elsewhere is replaced', () => {
    const piece = { x: { env: [{ name: 'A' }] } };
    expect(mergedContainer({ x: { env: [{ name: 'B' }] } }, piece)).toEqual(piece);
  });

  test('may have fields with the names of methods of every object', () => {
    const piece = { toString: [{ name: 'a' }], valueOf: { a: 1 } };
    expect(mergedContainer({ toString: [{ name: 'b' }] }, piece)).toEqual(piece);
  });
});

function mergedContainerWithData(container: Json, piece: Json): Json {
  const pod = merged(container, (edit) => {
    edit.addVolume({ name: 'data', emptyDir: {} });
    edit.addVolume({ name: 'other', persistentVolumeClaim: { claimName: 'other' } });
    edit.mergeContainer('web', piece);
  });
  const { name: _name, image: _image, ...rest } = pod['containers'][0] as Json;
  return rest;
}
