import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { PodTemplate } from '../../src';
import { deployment, messageOf, newChart, podOf, refusalOf, templateOf, written, type Json } from './support';
import type { App } from 'cdk8s';

const WEB = { name: 'web', image: 'shop:1' };
const FIX = 'correct its path; paths begin at the Pod template, as in /spec/containers/0/image.';

const WRITE = 'write the path as /spec/hostname; paths begin at the Pod template.';
const GIVE = 'give the patch a value, or leave the patch out.';

function patched(...patches: JsonPatch[]): Json {
  const chart = newChart();
  PodTemplate.of(deployment(chart)).patch(...patches);
  return templateOf(chart);
}

function refusedPatch(...patches: JsonPatch[]): string {
  const chart = newChart();
  PodTemplate.of(deployment(chart)).patch(...patches);
  return refusalOf(chart);
}

describe('a JSON patch', () => {
  test('adds, replaces, removes, copies and moves below the Pod template', () => {
    const template = patched(
      JsonPatch.add('/spec/containers/-', { name: 'cache', image: 'redis:8' }),
      JsonPatch.replace('/spec/containers/0/image', 'shop:2'),
      JsonPatch.add('/spec/hostname', 'web'),
      JsonPatch.copy('/metadata/labels', '/metadata/annotations'),
      JsonPatch.move('/spec/hostname', '/spec/subdomain'),
      JsonPatch.remove('/metadata/annotations/app'),
      JsonPatch.test('/spec/subdomain', 'web'),
    );
    expect(template).toEqual({
      metadata: { labels: { app: 'web' }, annotations: {} },
      spec: {
        containers: [
          { name: 'web', image: 'shop:2' },
          { name: 'cache', image: 'redis:8' },
        ],
        subdomain: 'web',
      },
    });
  });

  test('sees what all other edits did, whatever the order of the code', () => {
    const chart = newChart();
    const pod = PodTemplate.of(deployment(chart));
    pod.patch(JsonPatch.replace('/spec/volumes/0/emptyDir/medium', 'Memory'));
    pod.addVolume({ name: 'data', emptyDir: { medium: '' } });
    expect(podOf(chart)['volumes']).toEqual([{ name: 'data', emptyDir: { medium: 'Memory' } }]);
  });

  test('begins at the object where the object is a bare Pod', () => {
    const chart = newChart();
    const pod = new ApiObject(chart, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      spec: { containers: [WEB] },
    } as Json as never);
    PodTemplate.of(pod).patch(JsonPatch.add('/metadata/labels', { app: 'x' }));
    const [object] = written(chart.node.root as App);
    expect(Object.keys(object!)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(object!['metadata'].labels).toEqual({ app: 'x' });
  });

  test('that changes nothing is refused', () => {
    expect(refusedPatch(JsonPatch.replace('/spec/containers/0/image', 'shop:1'))).toBe(`1 finding:

error patch-without-effect: the patch {"op":"replace","path":"/spec/containers/0/image"} changes nothing.
  at:  test/web, Deployment "web"
  in:  PodTemplate.patch
  fix: remove the patch, or correct its path or value; paths begin at the Pod template, as in /spec/containers/0/image.`);
  });

  test.each<[JsonPatch, string, string]>([
    [JsonPatch.remove('/spec/hostname'), 'there is nothing at /spec/hostname', FIX],
    [JsonPatch.replace('/spec/containers/1/image', 'x'), 'there is nothing at /spec/containers/1/image', FIX],
    [
      JsonPatch.add('/spec/template/spec/hostname', 'x'),
      'there is nothing that could hold /spec/template/spec/hostname',
      'write the path as /spec/hostname; paths begin at the Pod template.',
    ],
    [JsonPatch.add('/spec/template/hostname', 'x'), 'there is nothing that could hold /spec/template/hostname', WRITE],
    [JsonPatch.add('/spec/containers/2', {}), 'there is nothing that could hold /spec/containers/2', FIX],
    [JsonPatch.move('/spec/containers', '/none/of/this'), 'there is nothing that could hold /none/of/this', FIX],
    [
      JsonPatch.add('/spec/containers/0/image/tag', '2'),
      'the value above /spec/containers/0/image/tag has no fields',
      FIX,
    ],
    [JsonPatch.add('spec/hostname', 'x'), 'the path "spec/hostname" does not begin with "/"', WRITE],
    [JsonPatch.replace('spec/hostname', 'x'), 'the path "spec/hostname" does not begin with "/"', WRITE],
    [JsonPatch.test('spec.hostname', 'x'), 'the path "spec.hostname" does not begin with "/"', WRITE],
    [JsonPatch.move('spec/hostname', '/spec/x'), 'the path "spec/hostname" does not begin with "/"', WRITE],
    [JsonPatch.remove('hostname'), 'the path "hostname" does not begin with "/"', WRITE],
    [
      JsonPatch.copy('metadata', '/spec/x'),
      'the path "metadata" does not begin with "/"',
      'write the path as /metadata; paths begin at the Pod template.',
    ],
    [JsonPatch.replace('', {}), 'the path "" does not begin with "/"', FIX],
    [JsonPatch.replace('x/y', {}), 'the path "x/y" does not begin with "/"', FIX],
    [JsonPatch.remove(undefined as never), 'the path "" does not begin with "/"', FIX],
    [JsonPatch.add('/spec/hostname', undefined), '"add" has no value', GIVE],
    [JsonPatch.replace('/spec/containers/0/image', undefined), '"replace" has no value', GIVE],
    [JsonPatch.move('/spec/none', '/spec/hostname'), 'there is nothing at /spec/none', FIX],
    [JsonPatch.copy('/spec/none', '/spec/hostname'), 'there is nothing at /spec/none', FIX],
    [
      JsonPatch.test('/spec/containers/0/image', 'x'),
      'another value is at /spec/containers/0/image',
      'test for the value that is there, or remove the test.',
    ],
    [JsonPatch.test('/spec/hostname', 'x'), 'there is nothing at /spec/hostname', FIX],
    [
      JsonPatch.add('/metadata/annotations/a.b~1c', 'x'),
      'there is nothing that could hold /metadata/annotations/a.b~1c',
      "use PodTemplate.addAnnotation('a.b/c', value): there is no /metadata/annotations yet.",
    ],
    [
      JsonPatch.add('/spec/securityContext/fsGroup', 1),
      'there is nothing that could hold /spec/securityContext/fsGroup',
      "add /spec/securityContext as a whole, which is not there yet: JsonPatch.add('/spec/securityContext', { fsGroup: value }).",
    ],
    [
      JsonPatch.add('/spec/volumes/-', { name: 'data', emptyDir: {} }),
      'there is nothing that could hold /spec/volumes/-',
      "add /spec/volumes as a whole, which is not there yet: JsonPatch.add('/spec/volumes', [value]).",
    ],
    [JsonPatch.add('/hostname', 'x'), 'a Pod template has "metadata" and "spec", and no "hostname"', WRITE],
  ])('that names what is not there is refused: %j', (patch, reason, fix) => {
    const text = JSON.stringify({ ...(patch as unknown as { _toJson: () => object })._toJson(), value: undefined });
    expect(refusedPatch(patch)).toBe(`1 finding:

error patch-failed: the patch ${text} cannot be applied: ${reason}.
  at:  test/web, Deployment "web"
  in:  PodTemplate.patch
  fix: ${fix}`);
  });

  test('that replaces a field which is not there is told to add it, if an object can hold it', () => {
    const fixOf = (patch: JsonPatch): string | undefined => refusedPatch(patch).split('\n').at(-1);
    expect(fixOf(JsonPatch.replace('/spec/hostname', 'web'))).toBe(
      '  fix: use JsonPatch.add, which sets a field that is not there yet, or correct the path; paths begin at the Pod template, as in /spec/containers/0/image.',
    );
    expect(fixOf(JsonPatch.replace('/spec/securityContext/fsGroup', 1))).toBe(
      "  fix: add /spec/securityContext as a whole, which is not there yet: JsonPatch.add('/spec/securityContext', { fsGroup: value }).",
    );
    expect(fixOf(JsonPatch.replace('/spec/containers/1', {}))).toBe(`  fix: ${FIX}`);
    expect(fixOf(JsonPatch.replace('/hostname', 'web'))).toBe(`  fix: ${WRITE}`);
  });

  test('that is written as an object gets an example which can be applied', () => {
    expect(() => {
      PodTemplate.of(deployment(newChart())).patch({ op: 'replace', path: '/spec/hostname' } as never);
    }).toThrow("write it as in JsonPatch.add('/spec/hostname', 'web').");
  });

  test('that is written as a whole operation gets the call that makes it', () => {
    expect(() => {
      PodTemplate.of(deployment(newChart())).patch({ op: 'add', path: '/spec/hostname', value: 'shop' } as never);
    }).toThrow("write it as in JsonPatch.add('/spec/hostname', 'shop').");
  });

  test('with a value that is not plain data is refused at once', () => {
    const patch = JsonPatch.add('/spec/x', { grace: Duration.seconds(5) });
    expect(messageOf(() => PodTemplate.of(deployment(newChart())).patch(patch)).split('\n')[2]).toBe(
      'error plain-data: a piece of a manifest is plain data, and value.grace is an object of class Duration.',
    );
  });

  test('with a quantity of a generated class writes its text', () => {
    const template = patched(JsonPatch.add('/spec/overhead', { cpu: kplus.k8s.Quantity.fromString('1') }));
    expect(template['spec'].overhead).toEqual({ cpu: '1' });
  });

  test('that is refused leaves the others to be judged', () => {
    const text = refusedPatch(JsonPatch.remove('/spec/x'), JsonPatch.add('/spec/y', 1), JsonPatch.remove('/spec/z'));
    expect(text.match(/there is nothing at \S+/g)).toEqual([
      'there is nothing at /spec/x.',
      'there is nothing at /spec/z.',
    ]);
  });
});

describe('a merge patch', () => {
  function mergePatched(...patches: Json[]): Json {
    const chart = newChart();
    const pod = PodTemplate.of(deployment(chart));
    for (const patch of patches) pod.mergePatch(patch);
    return templateOf(chart);
  }

  function refusedMergePatch(patch: Json): string {
    const chart = newChart();
    PodTemplate.of(deployment(chart)).mergePatch(patch);
    return refusalOf(chart);
  }

  test('sets, removes with null, and replaces lists', () => {
    const template = mergePatched(
      { metadata: { labels: { team: 'shop', tier: 'web' } } },
      {
        metadata: { labels: { tier: null } },
        spec: { containers: [{ name: 'app', image: 'app:1' }], affinity: { nodeAffinity: {} } },
      },
    );
    expect(template).toEqual({
      metadata: { labels: { app: 'web', team: 'shop' } },
      spec: { containers: [{ name: 'app', image: 'app:1' }], affinity: { nodeAffinity: {} } },
    });
  });

  test('that changes nothing is refused', () => {
    expect(refusedMergePatch({ metadata: { labels: { app: 'web' } } })).toBe(`1 finding:

error patch-without-effect: the patch {"metadata":{…}} changes nothing.
  at:  test/web, Deployment "web"
  in:  PodTemplate.mergePatch
  fix: remove the patch, or correct its path or value; paths begin at the Pod template, as in /spec/containers/0/image.`);
  });

  test('leaves a field as it is if the patch has it as undefined', () => {
    const { spec } = mergePatched({ spec: { hostname: 'web' } }, { spec: { hostname: undefined, subdomain: 'shop' } });
    expect([spec['hostname'], spec['subdomain']]).toEqual(['web', 'shop']);
  });

  test('that removes what is not there is refused, with its path', () => {
    expect(refusedMergePatch({ spec: { hostname: 'x', affinity: { nodeAffinity: null } } })).toBe(`1 finding:

error patch-failed: the patch {"spec":{…}} cannot be applied: there is no spec.affinity.nodeAffinity to remove.
  at:  test/web, Deployment "web"
  in:  PodTemplate.mergePatch
  fix: leave the null out: there is no such field to remove; or correct the name.`);
  });

  test.each<[Json, string]>([
    [{ hostname: 'x' }, "write it as in { spec: { hostname: 'x' } }."],
    [{ securityContext: { fsGroup: 1 } }, 'write it as in { spec: { securityContext: { … } } }.'],
    [{ labels: { team: 'shop' } }, 'write it as in { metadata: { labels: { … } } }.'],
    [{ template: { spec: {} } }, 'write what is in `template`: a merge patch begins there.'],
    [{ x: 1 }, "correct its fields; a merge patch begins at the Pod template, as in { spec: { hostname: 'web' } }."],
  ])('that sets a field beside the spec is refused with the place of the field: %j', (patch, fix) => {
    expect(refusedMergePatch(patch).split('\n').at(-1)).toBe(`  fix: ${fix}`);
  });
});

describe('patches of the user through cdk8s', () => {
  test('before and after a join still apply, and come before the edits', () => {
    const chart = newChart();
    const web = deployment(chart);
    web.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/name', 'shop'));
    PodTemplate.of(web).mergeContainer('shop', { tty: true });
    web.addJsonPatch(JsonPatch.add('/spec/replicas', 3));
    expect(web.toJson()).toMatchObject({ spec: { replicas: 3 } });
    expect(podOf(chart)['containers']).toEqual([{ name: 'shop', image: 'shop:1', tty: true }]);
  });

  test('apply to a workload of cdk8s-plus too', () => {
    const chart = newChart();
    const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
    ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/template/spec/hostname', 'early'));
    PodTemplate.of(web).addSidecar({ name: 'logs', image: 'fluent-bit:4' });
    ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/template/spec/subdomain', 'late'));
    expect(podOf(chart)).toMatchObject({
      hostname: 'early',
      subdomain: 'late',
      initContainers: [{ name: 'logs', restartPolicy: 'Always' }],
    });
  });
});
