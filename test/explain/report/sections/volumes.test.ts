import { podsOf } from '../../explained';
import { linesIn } from '../lines-in';

test('a projected volume lists its sources and the files that one hides of another', () => {
  const sources = [
    { secret: { name: 'first', items: [{ key: 'k', path: 'token' }] } },
    { configMap: { name: 'settings' } },
    { serviceAccountToken: { path: 'token', audience: 'vault' } },
  ];
  const volumeMounts = [{ name: 'all', mountPath: '/etc/all' }];
  const spec = {
    containers: [{ name: 'app', image: 'app:1', volumeMounts }],
    volumes: [{ name: 'all', projected: { sources } }],
  };
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'mixed' }, spec });
  expect(linesIn(pod!, 'Volumes')).toEqual([
    'all: projected',
    'from  secret first               token; a later source hides its token',
    'from  configMap settings         every key',
    'from  serviceAccountToken vault  token',
    'app  reads  /etc/all',
  ]);
});

test('a volume that lists its files says what is in each, and which of them a later item hides', () => {
  const items = [
    { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
    { path: 'cpu', resourceFieldRef: { resource: 'limits.cpu', containerName: 'app' } },
    { path: 'cpu', resourceFieldRef: { resource: 'requests.cpu', containerName: 'app' } },
  ];
  const volumeMounts = ['about', 'settings'].map((name) => ({ name, mountPath: `/etc/${name}` }));
  const spec = {
    containers: [{ name: 'app', image: 'app:1', volumeMounts }],
    volumes: [
      { name: 'about', downwardAPI: { items } },
      { name: 'settings', configMap: { name: 'app', items: [{ key: 'production', path: 'app.conf' }] } },
    ],
  };
  const [pod] = podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'mixed' }, spec });
  expect(linesIn(pod!, 'Volumes')).toEqual([
    'about: downwardAPI',
    'file  labels  metadata.labels',
    'file  cpu     limits.cpu of app; a later item hides it',
    'file  cpu     requests.cpu of app',
    'app  reads  /etc/about',
    'settings: configMap app',
    'file  app.conf  production',
    'app  reads  /etc/settings',
  ]);
});
