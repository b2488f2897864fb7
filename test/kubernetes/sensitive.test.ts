import { holdsSensitive, isSensitive, outlineOf } from '../../src/kubernetes/sensitive';

test.each([
  ['spec.containers[0].env[3].value', true],
  ['spec.template.spec.initContainers[0].livenessProbe.httpGet.httpHeaders[0].value', true],
  ['metadata.annotations[example.com/api-token]', true],
  ['data.DB_PASSWORD', true],
  ['spec.containers[0].env[3].name', false],
  ['spec.volumes[0].secret.secretName', false],
  ['spec.automountServiceAccountToken', false],
  ['spec.containers[0].image', false],
])('the value of %s is kept out of messages: %j', (path, expected) => {
  expect(isSensitive(path)).toBe(expected);
});

test.each([
  ['{"name":"web","env":[{"name":"A","value":"x"}]}', true],
  ['{"httpGet":{"httpHeaders":[{"name":"Authorization","value":"x"}]}}', true],
  ['{"password":"x"}', true],
  ['{"httpGet":{"path":"/token","port":8080}}', false],
  ['{"secretName":"web"}', false],
])('%s has something that is kept out of messages: %j', (json, expected) => {
  expect(holdsSensitive(json)).toBe(expected);
});

test('a piece is shown by its fields, ten at most', () => {
  expect(outlineOf({ image: 'a', env: [], lifecycle: null, resources: {}, tty: true })).toBe(
    '{"image":…,"env":[…],"lifecycle":null,"resources":{…},"tty":…}',
  );
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}`, index]));
  expect(outlineOf(many)).toBe('{"f0":…,"f1":…,"f2":…,"f3":…,"f4":…,"f5":…,"f6":…,"f7":…,"f8":…,"f9":…,…}');
});
