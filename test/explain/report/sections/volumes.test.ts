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
